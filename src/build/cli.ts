import { enableCompileCache } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, Misuse } from '../cli/command.ts';
import { buildMoment } from '../feeds/build-moment.ts';
import { discardStaging } from '../hosting/publish.ts';
import { isBuildStopped } from '../problem.ts';
import { checkPublishing, checkSettings } from '../settings.ts';
import { buildCache } from '../site.ts';
import { unchangedSince, glanceAtInput } from './glance.ts';
import { withLock } from './lock.ts';
import { cacheTrouble, explainTrouble } from './trouble.ts';

const usage = `npm run build [-- --outDir <folder>]

Builds the site from content/ (or the folder that CONTENT_DIR names) into dist/ (or --outDir), as \`astro build\` does.
Where nothing has changed, nothing is built; a second build in this folder waits for the first.
SITE_URL=https://host/path/ sets the address under which it will be published.`;

await runCommand(usage, readOptions, ({ outDir }) => {
  checkSettings({ content: true });
  checkPublishing();
  return withLock(resolve('.astro/build.lock'), () => buildSite(outDir));
});

/** Has Astro build the site, unless there is nothing to build: then nothing is read or loaded. Returns the exit code. */
async function buildSite(outDir: string): Promise<number> {
  const before = unchangedSince(outDir, glanceAtInput(), buildMoment().getTime());
  if (before) {
    for (const line of before.notes) console.log(line);
    const folder = relative(process.cwd(), outDir) || '.';
    console.log(`${before.count} in ${folder}/ as before: nothing has changed`);
    return 0;
  }
  const trouble = cacheTrouble(buildCache);
  if (trouble !== undefined) {
    console.error(trouble);
    return 1;
  }
  // Astro's many modules are compiled once.
  enableCompileCache(join(buildCache, 'compiled'));
  const { build } = await import('astro');
  try {
    await build({ outDir, logLevel: 'warn' });
    return 0;
  } catch (error) {
    const isSaid = isBuildStopped(error);
    const said = isSaid ? error.message : explainTrouble(error);
    if (said === undefined) throw error;
    console.error(said);
    if (!isSaid) discardStaging(outDir);
    return 1;
  }
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      outDir: { type: 'string', default: 'dist' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (positionals.length > 0) throw new Misuse(`What is ${positionals.join(' ')}?`);
  return { outDir: resolve(values.outDir), help: values.help };
}

interface Options {
  outDir: string;
  help: boolean;
}
