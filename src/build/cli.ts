import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from '../cli/command.ts';

const usage = `npm run build [-- --outDir <folder>] [--drafts]

Builds the site from content/ (or the folder in CONTENT_DIR) into dist/ (or --outDir), as \`astro build\` does.
If nothing has changed, nothing is built; a second build in this folder waits for the first.
--drafts includes drafts and articles that are not due yet, and builds into dist-drafts/: a preview for colleagues, which
says so on every page and is closed to search engines.
SITE_URL=https://host/path/ sets the address of the published site.`;

await runCommand(usage, readOptions, async ({ outDir, drafts }) => {
  // The settings are read when the build module is loaded.
  if (drafts) process.env['DRAFTS'] = 'show';
  const { buildSite } = await import('./build-site.ts');
  return buildSite(outDir);
});

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      outDir: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (positionals.length > 0) throw new UsageError(`What is ${positionals.join(' ')}?`);
  const { outDir = values.drafts ? 'dist-drafts' : 'dist', drafts, help } = values;
  return { outDir: resolve(outDir), drafts, help };
}

interface Options {
  outDir: string;
  /** Whether to build unpublished articles too. */
  drafts: boolean;
  help: boolean;
}
