import { mkdir } from 'node:fs/promises';
import { freshFolder, publish, removeSite } from '../hosting/publish.ts';
import { makePages, prepare } from './make-pages.ts';
import { openPart, sealPart } from './part.ts';
import type { Progress } from './progress.ts';
import type { Shard } from './shard.ts';
import { shownFolder } from './shown-folder.ts';

/** Builds the pages of one part of the articles, for `--merge` to make a site of. Returns the exit code. */
export async function buildPart(outDir: string, shard: Shard, progress: Progress): Promise<number> {
  const prepared = await prepare(progress);
  if (!prepared) return 1;
  const before = openPart(outDir);
  const fresh = freshFolder(outDir);
  await removeSite(fresh);
  await mkdir(fresh, { recursive: true });
  const place = { outDir: fresh, sources: before ? [before] : [], shard };
  const { records } = await makePages(prepared, place, progress);
  progress.phase('Publishing');
  await sealPart(fresh, { shard, site: prepared.code, pages: Object.fromEntries(records) });
  await publish(outDir);
  progress.end();
  const count = `${records.size} ${records.size === 1 ? 'page' : 'pages'}`;
  console.log(`Part ${shard.number}/${shard.count} in ${shownFolder(outDir)}: ${count}`);
  return 0;
}
