import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withLock } from './lock.ts';

const usage = `npm run build [-- --outDir <folder>]

Builds the site from content/ (or the folder that CONTENT_DIR names) into dist/ (or --outDir).
SITE_URL=https://host/path/ sets the address under which it will be published.`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if ('error' in options) {
    console.error(`${options.error}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  // Whatever the shell says: what is built is for publication.
  process.env['NODE_ENV'] = 'production';
  const { buildSite } = await import('./build-site.ts');
  return withLock(resolve('.astro/build.lock'), () => buildSite(resolve(options.outDir)));
}

function readOptions(args: string[]): { outDir: string; help: boolean } | { error: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        outDir: { type: 'string', default: 'dist' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    return values;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
