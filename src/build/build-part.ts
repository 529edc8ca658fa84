import { mkdir } from 'node:fs/promises';
import { siteDigest } from '../article/code-digest.ts';
import { freshFolder, publish, removeSite } from '../hosting/publish.ts';
import { buildCache } from '../site.ts';
import { forgetGlance, glanceAtOutput, rememberGlance } from './glance.ts';
import { LastOutput } from './last-output.ts';
import { makePages, prepare } from './make-pages.ts';
import { openPart, sealPart } from './part.ts';
import type { Progress } from './progress.ts';
import { nameOf, type Shard } from './shard.ts';
import { shownFolder } from './shown-folder.ts';

/** Builds the pages of one part of the articles, for `--merge` to make a site of. Returns the exit code. */
export async function buildPart(
  { outDir, seen }: { outDir: string; seen: string | undefined },
  shard: Shard,
  progress: Progress,
): Promise<number> {
  const code = siteDigest();
  const prepared = await prepare(code, progress);
  if (!prepared) return 1;
  const { input } = prepared;
  const last = new LastOutput(outDir, buildCache);
  // What was carried here says so itself.
  const carried = last.isBy(code) ? undefined : openPart(outDir);
  const fresh = freshFolder(outDir);
  removeSite(fresh);
  await mkdir(fresh, { recursive: true });
  const place = { outDir: fresh, sources: [last, ...(carried ? [carried] : [])], shard };
  const { records } = await makePages(prepared, place, progress);
  progress.phase('Publishing');
  const pages = Object.fromEntries(records);
  sealPart(fresh, { shard, site: code, pages });
  last.forget();
  forgetGlance(outDir);
  const published = publish(outDir);
  const always = { from: 0, until: null };
  const { digest: output, files } = glanceAtOutput(outDir);
  const made = { input: input.answers.get('articles') ?? '', site: code, pages, ...always };
  last.remember(made, files);
  const name = nameOf(shard);
  if (seen !== undefined) rememberGlance(outDir, { input: seen, output, count: name, ...always });
  await published;
  progress.end();
  const count = `${records.size} ${records.size === 1 ? 'page' : 'pages'}`;
  console.log(`${name} in ${shownFolder(outDir)}: ${count}`);
  return 0;
}
