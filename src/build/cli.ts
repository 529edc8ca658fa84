import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Misuse, runCommand } from '../command.ts';
import { buildMoment } from '../feeds/build-moment.ts';
import { glanceAtInput, unchangedSince } from './glance.ts';
import { withLock } from './lock.ts';
import { parseShard, type Shard } from './shard.ts';
import { shownFolder } from './shown-folder.ts';

const usage = `npm run build [-- --outDir <folder>] [--shard <i>/<n> | --merge <folder> …]

Builds the site from content/ (or the folder that CONTENT_DIR names) into dist/ (or --outDir).
SITE_URL=https://host/path/ sets the address under which it will be published.

  --shard 2/3   builds one of so many parts of a site into part-2/ (or --outDir); other machines build the others
  --merge       makes the site of all its parts, whose folders follow`;

await runCommand(usage, readOptions, buildLocked);

async function buildLocked(options: Options): Promise<number> {
  // Whatever the shell says: what is built is for publication.
  process.env['NODE_ENV'] = 'production';
  return withLock(resolve('.astro/build.lock'), () => build(options));
}

/** Builds the site, unless there is nothing to build: then nothing is read or loaded. */
async function build({ outDir, shard, parts }: Options): Promise<number> {
  const seen = glanceAtInput(shard);
  const before =
    parts.length > 0 ? undefined : unchangedSince(outDir, seen, buildMoment().getTime());
  if (before) {
    console.log(`${before.count} in ${shownFolder(outDir)} as before: nothing has changed`);
    return 0;
  }
  const { buildSite } = await import('./build-site.ts');
  return buildSite({ outDir, shard, parts, seen });
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      outDir: { type: 'string' },
      shard: { type: 'string' },
      merge: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const { help, merge } = values;
  const shard = values.shard === undefined ? undefined : parseShard(values.shard);
  if (values.shard !== undefined && !shard)
    throw new Misuse(`--shard ${values.shard} names no part: write 2/3 for the second of three.`);
  if (merge && shard) throw new Misuse('Either --shard or --merge.');
  if (merge !== positionals.length > 0)
    throw new Misuse(
      merge ? '--merge wants the folders of all parts.' : `What is ${positionals.join(' ')}?`,
    );
  const parts = positionals.map((folder) => resolve(folder));
  const outDir = values.outDir ?? (shard ? `part-${shard.number}` : 'dist');
  return { outDir: resolve(outDir), shard, parts, help };
}

interface Options {
  outDir: string;
  shard: Shard | undefined;
  parts: readonly string[];
  help: boolean;
}
