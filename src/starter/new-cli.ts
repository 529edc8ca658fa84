import { basename, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, runCommand } from '../cli/command.ts';
import { isFree, writeNewSite } from './new-site.ts';

const usage = `npm run new -- <folder> [--name <name>] [--lang de|en] [--admin]

Creates the content folder of a new site: settings, an example article, and a workflow that publishes it. Keep the folder
in a repository of its own, outside this one; CONTENT_DIR=<folder> makes every command use it. With --admin, articles can be
written in a browser, at /admin/ of the site.`;

await runCommand(usage, readOptions, async ({ folder, name, lang, admin }) => {
  if (!(await isFree(folder))) {
    console.error(
      `${folder} is not empty.\n  → Choose an empty folder, or one that does not exist yet.`,
    );
    return 1;
  }
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date());
  const files = await writeNewSite(folder, { name, lang, today, admin });
  const shown = relative(process.cwd(), folder);
  for (const file of files) console.log(`  ${file}`);
  console.log(
    `\nNext: mend the address and the imprint in ${shown}/site.yml, then\n  CONTENT_DIR=${shown} npm run dev`,
  );
  return 0;
});

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      lang: { type: 'string', default: 'de' },
      admin: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const [folder, ...others] = positionals;
  if (values.help) return { folder: '', name: '', lang: 'de', admin: false, help: true };
  if (folder === undefined || others.length > 0) throw new UsageError('Name one folder.');
  const { lang } = values;
  if (lang !== 'de' && lang !== 'en') throw new UsageError('--lang is de or en.');
  const path = resolve(folder);
  return {
    folder: path,
    name: values.name ?? basename(path),
    lang,
    admin: values.admin,
    help: false,
  };
}

interface Options {
  /** An absolute path. */
  folder: string;
  name: string;
  lang: 'de' | 'en';
  admin: boolean;
  help: boolean;
}
