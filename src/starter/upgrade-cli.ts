import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isScalar, parseDocument } from 'yaml';
import { UsageError, runCommand } from '../cli/command.ts';
import { renewWritingFiles } from './writing/renew-writing-files.ts';
import { engineVersion, isNewer } from '../schema/engine-version.ts';
import { siteFile } from '../schema/read-site.ts';

const usage = `npm run upgrade -- <folder>

Upgrades the content folder of a site to this version of Abschnitt, which it records in its site.yml. Run it after updating
the engine, and \`npm run check -- <folder>\` after it.`;

await runCommand(usage, readOptions, async ({ folder }) => {
  const file = join(folder, siteFile);
  const shown = relative(process.cwd(), file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    console.error(
      `There is no ${shown}.\n  → Name the content folder of a site, or create one: npm run new -- <folder>`,
    );
    return 1;
  }
  const written = parseDocument(text, { schema: 'failsafe' }).get('engine', true);
  const before = isScalar(written) ? String(written.value) : undefined;
  if (before !== undefined && isNewer(before)) {
    console.error(
      `${shown} was written for Abschnitt ${before}; this is ${engineVersion}.\n  → Update the engine first.`,
    );
    return 1;
  }
  await renewWritingHelp(folder, text);
  if (before === engineVersion) {
    console.log(`${shown} is of this version, ${engineVersion}, already.`);
    return 0;
  }
  const [from, to] = (isScalar(written) && written.range) || [0, 0];
  const version = before === undefined ? `engine: ${engineVersion}\n` : engineVersion;
  await writeFile(file, text.slice(0, from) + version + text.slice(to));
  const workflow = join(folder, '.github/workflows/publish.yml');
  const steps = await readFile(workflow, 'utf8').catch(() => undefined);
  const renewed = steps?.replace(/^(\s*ref: v)(\d[\d.]*)$/gm, (found, start: string, version) =>
    version === before ? start + engineVersion : found,
  );
  if (renewed !== undefined && renewed !== steps) {
    await writeFile(workflow, renewed);
    console.log(`Renewed the version in ${relative(process.cwd(), workflow)}.`);
  }
  console.log(
    `${shown} is of version ${engineVersion} now${before === undefined ? '' : `, of ${before} before`}.`,
  );
  return 0;
});

/** Updates the existing configurations for editors to this version's fields, and says which. */
async function renewWritingHelp(folder: string, settings: string): Promise<void> {
  const lang = /^lang: *['"]?de/m.test(settings) || !/^lang:/m.test(settings) ? 'de' : 'en';
  const { renewed, left } = await renewWritingFiles(folder, lang);
  for (const { name, kept } of renewed)
    console.log(`Updated ${name}; the previous text is in ${kept}.`);
  for (const name of left) console.log(`Left ${name} as it is: \`npm run new\` did not make it.`);
}

function readOptions(args: string[]): { folder: string; help: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false, short: 'h' } },
  });
  const [folder, ...others] = positionals;
  if (!values.help && (folder === undefined || others.length > 0))
    throw new UsageError('Name one folder.');
  return { folder: resolve(folder ?? '.'), help: values.help };
}
