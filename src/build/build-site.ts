import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath, type AddressedArticle } from '../article/read-articles.ts';
import { buildMoment } from '../feeds/build-moment.ts';
import { newsChangesAt } from '../feeds/news-sitemap.ts';
import type { CheckOptions } from '../checks/check-site.ts';
import type { PageFacts } from '../checks/links.ts';
import { freshFolder, publish, recover, removeSite } from '../hosting/publish.ts';
import { articleRedirects } from '../hosting/redirects.ts';
import { printProblems } from '../problem.ts';
import { buildCache, contentDir, site } from '../site.ts';
import { forgetGlance, glanceAtOutput, rememberGlance } from './glance.ts';
import { keepPages } from './keep-pages.ts';
import { LastOutput } from './last-output.ts';
import { compressedForms, takeOver } from './page-source.ts';
import { openParts } from './part.ts';
import { Progress, type Phase } from './progress.ts';
import { readInput, type Input } from './read-input.ts';
import type { Shard } from './shard.ts';
import { shownFolder } from './shown-folder.ts';
import { cacheTrouble, explainTrouble } from './trouble.ts';

/** Builds a site or a part of one. Returns the exit code; what keeps it from writing is said. */
export async function buildSite(order: Order): Promise<number> {
  const progress = new Progress();
  try {
    const trouble = cacheTrouble(buildCache);
    if (trouble === undefined) {
      if (!order.shard) return await buildWhole(order, progress);
      const { buildPart } = await import('./build-part.ts');
      return await buildPart(order.outDir, order.shard, progress);
    }
    console.error(trouble);
  } catch (error) {
    progress.end();
    const trouble = explainTrouble(error);
    if (trouble === undefined) throw error;
    await removeSite(freshFolder(order.outDir)).catch(() => undefined);
    console.error(trouble);
  }
  return 1;
}

/**
 * Builds beside the output folder and puts the result in its place at the end, so that a failure leaves the last good
 * site. What parts and the last build have is used as far as it would come out the same.
 */
async function buildWhole({ outDir, seen, parts }: Order, progress: Progress): Promise<number> {
  recover(outDir);
  const now = buildMoment();
  const input = await readInput(progress);
  if (!input) return 1;
  const { articles, count, code, answers } = input;
  const built = openParts(parts, code);
  if (typeof built === 'string') {
    console.error(built);
    return 1;
  }
  const last = new LastOutput(outDir, buildCache);
  const all = answers.get('articles');
  const made = JSON.stringify([contentDir, code, all, process.env['SOURCE_DATE_EPOCH']]);
  const times = timesOf(input, now);
  const keepGlance = () => {
    if (seen === undefined) return;
    rememberGlance(outDir, { input: seen, output: glanceAtOutput(outDir), count, ...times });
  };
  if (last.isFrom(made, now)) {
    keepGlance();
    console.log(`${count} in ${shownFolder(outDir)} as before: nothing has changed`);
    return 0;
  }
  const fresh = freshFolder(outDir);
  await removeSite(fresh);
  progress.phase('Preparing pages');
  const known = { siteDigest: code, answers };
  const { integration, records, kept } = keepPages([...built, last], known, progress);
  const { runAstro } = await import('./run-astro.ts');
  await runAstro(fresh, [integration]);
  progress.phase('Kept pages');
  for (const [source, files] of kept) takeOver(source, files, fresh);
  const memory = {
    unchanged: last.factsOf(kept.get(last) ?? []),
    facts: new Map<string, PageFacts>(),
  };
  const faults = await finish(fresh, input, memory, progress);
  progress.end();
  if (faults.length > 0) {
    await removeSite(fresh);
    console.error(printProblems(faults, 'in the built pages'));
    return 1;
  }
  progress.phase('Compressing');
  for (const [source, files] of kept) takeOver(source, compressedForms(source, files), fresh);
  const { prepareHosting } = await import('../hosting/prepare.ts');
  const moved = articles.map(({ slug, frontmatter }) => ({ slug, formerly: frontmatter.formerly }));
  const redirects = articleRedirects(moved);
  await prepareHosting(fresh, { ...site, redirects }, (done, total) => {
    progress.expect(total);
    progress.advance(done);
  });
  progress.phase('Publishing');
  last.forget();
  forgetGlance(outDir);
  await publish(outDir);
  const facts = Object.fromEntries(memory.facts);
  last.remember({ input: made, site: code, pages: records(), facts, ...times });
  keepGlance();
  writeTimes(progress.end());
  console.log(`${count} built into ${shownFolder(outDir)}`);
  return 0;
}

/** Between which moments the same input makes the same site. */
function timesOf({ published }: Input, now: Date): { from: number; until: number | null } {
  const until = newsChangesAt(
    published.map(({ frontmatter }) => frontmatter),
    now,
  );
  return { from: now.getTime(), until: Number.isFinite(until) ? until : null };
}

/** Adds what is made of all pages together, and judges the whole. */
async function finish(
  fresh: string,
  { articles, published }: Input,
  memory: NonNullable<CheckOptions['memory']>,
  progress: Progress,
) {
  progress.phase('Search index');
  const [{ indexSearch }, { writeWorker }, { checkSite }] = await Promise.all([
    import('./index-search.ts'),
    import('./write-worker.ts'),
    import('../checks/check-site.ts'),
  ]);
  if (published.length > 0) await indexSearch(fresh);
  await writeWorker(fresh);
  progress.phase('Checking');
  return checkSite(fresh, {
    ...site,
    contentDir,
    sources: sourcesOf(articles),
    show: shownPath,
    memory,
  });
}

/** Puts what the phases took into the file that the environment variable BUILD_TIMES names, as JSON. */
function writeTimes(phases: readonly Phase[]): void {
  const file = process.env['BUILD_TIMES'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(phases));
}

/** Where each article is written, for problems in its page. */
function sourcesOf(articles: readonly AddressedArticle[]) {
  return new Map(
    articles.map(({ slug, file }) => {
      const path = join(contentDir, file);
      return [slug, { path, shown: shownPath(path) }];
    }),
  );
}

/** What is to be built, and of what. */
export interface Order {
  /** Absolute. */
  outDir: string;
  /** The part that is to be built, if it is not the whole. */
  shard: Shard | undefined;
  /** Folders with parts of the site, absolute: all of them, or none. */
  parts: readonly string[];
  /** What a glance at the input showed before it was read. */
  seen: string | undefined;
}
