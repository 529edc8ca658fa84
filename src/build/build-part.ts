import { freshFolder, publish, removeSite } from '../hosting/publish.ts';
import { site } from '../site.ts';
import { keepPages } from './keep-pages.ts';
import { openPart, sealPart } from './part.ts';
import type { Progress } from './progress.ts';
import { readInput } from './read-input.ts';
import { runAstro } from './run-astro.ts';
import type { Shard } from './shard.ts';
import { shownFolder } from './shown-folder.ts';
import { compressedForms, takeOver } from './page-source.ts';

/** Builds the pages of one part of the articles, for `--merge` to make a site of. Returns the exit code. */
export async function buildPart(outDir: string, shard: Shard, progress: Progress): Promise<number> {
  const input = await readInput(progress);
  if (!input) return 1;
  const before = openPart(outDir);
  const fresh = freshFolder(outDir);
  await removeSite(fresh);
  progress.phase('Preparing pages');
  const { code, answers } = input;
  const { integration, records, kept } = keepPages(
    before ? [before] : [],
    { siteDigest: code, answers, shard },
    progress,
  );
  await runAstro(fresh, [integration]);
  for (const [source, files] of kept) {
    takeOver(source, files, fresh);
    takeOver(source, compressedForms(source, files), fresh);
  }
  progress.phase('Compressing');
  const pages = records();
  await sealPart(fresh, { shard, site: code, pages }, site.compression);
  await publish(outDir);
  progress.end();
  const count = Object.keys(pages).length;
  console.log(
    `Part ${shard.number}/${shard.count} in ${shownFolder(outDir)}: ${count} ${count === 1 ? 'page' : 'pages'}`,
  );
  return 0;
}
