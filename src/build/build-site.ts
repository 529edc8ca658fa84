import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteDigest } from '../article/code-digest.ts';
import { shownPath } from '../article/read-articles.ts';
import { buildMoment } from '../feeds/build-moment.ts';
import { newsChangesAt } from '../feeds/news-sitemap.ts';
import type { PageFacts } from '../checks/judge-page.ts';
import { contentSecurityPolicy } from '../hosting/headers.ts';
import { hashesOf } from '../hosting/inline-hashes.ts';
import { freshFolder, publish, recover, removeSite } from '../hosting/publish.ts';
import { articleRedirects } from '../hosting/redirects.ts';
import { printProblems, type Problem } from '../problem.ts';
import { buildCache, contentDir, site } from '../site.ts';
import { buildPart } from './build-part.ts';
import { filesIn } from './files-in.ts';
import { forgetGlance, glanceAtOutput, rememberGlance } from './glance.ts';
import { LastOutput } from './last-output.ts';
import { copyAssets, makePages, prepare, type MadePages, type Prepared } from './make-pages.ts';
import { openParts } from './part.ts';
import { Progress, type Phase } from './progress.ts';
import type { Input } from './read-input.ts';
import type { Shard } from './shard.ts';
import { shownFolder } from './shown-folder.ts';
import { cacheTrouble, explainTrouble } from './trouble.ts';

/** Builds a site or a part of one. Returns the exit code; what keeps it from writing is said. */
export async function buildSite(order: Order): Promise<number> {
  const progress = new Progress();
  try {
    const trouble = cacheTrouble(buildCache);
    if (trouble === undefined) {
      const code = await (order.shard
        ? buildPart(order, order.shard, progress)
        : buildWhole(order, progress));
      writeTimes(progress.end());
      return code;
    }
    console.error(trouble);
  } catch (error) {
    progress.end();
    const trouble = explainTrouble(error);
    if (trouble === undefined) throw error;
    console.error(trouble);
    try {
      removeSite(freshFolder(order.outDir));
    } catch {
      // What keeps the build from writing may keep it from deleting.
    }
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
  const code = siteDigest();
  const built = openParts(parts, code);
  if (typeof built === 'string') {
    console.error(built);
    return 1;
  }
  const prepared = await prepare(code, progress);
  if (!prepared) return 1;
  const { input, compiled } = prepared;
  const last = new LastOutput(outDir, buildCache);
  const all = input.answers.get('articles');
  const made = JSON.stringify([contentDir, code, all, process.env['SOURCE_DATE_EPOCH']]);
  const times = timesOf(input, now);
  const keepGlance = (output: string) => {
    if (seen === undefined) return;
    rememberGlance(outDir, { input: seen, output, count: input.count, ...times });
  };
  if (last.isFrom(made, now)) {
    progress.end();
    keepGlance(glanceAtOutput(outDir).digest);
    console.log(`${input.count} in ${shownFolder(outDir)} as before: nothing has changed`);
    return 0;
  }
  const fresh = freshFolder(outDir);
  removeSite(fresh);
  mkdirSync(fresh, { recursive: true });
  const pages = await makePages(prepared, { outDir: fresh, sources: [...built, last] }, progress);
  copyAssets(compiled, fresh);
  const faults = await finish(fresh, prepared, pages, progress);
  if (faults.length > 0) {
    progress.end();
    removeSite(fresh);
    console.error(printProblems(faults, 'in the built pages'));
    return 1;
  }
  progress.phase('Publishing');
  last.forget();
  forgetGlance(outDir);
  const published = publish(outDir);
  const { digest, files } = glanceAtOutput(outDir);
  const records = Object.fromEntries(pages.records);
  last.remember({ input: made, site: code, pages: records, ...times }, files);
  keepGlance(digest);
  await published;
  progress.end();
  console.log(`${input.count} built into ${shownFolder(outDir)}`);
  return 0;
}

/** Between which moments the same input makes the same site. */
function timesOf({ facts }: Input, now: Date): { from: number; until: number | null } {
  const until = newsChangesAt(facts, now);
  return { from: now.getTime(), until: Number.isFinite(until) ? until : null };
}

/** Adds what is made of all pages together, judges the whole, and makes it ready to be served. */
async function finish(
  fresh: string,
  { input }: Prepared,
  { records, findings, inline: code }: MadePages,
  progress: Progress,
): Promise<Problem[]> {
  progress.phase('Search index');
  const [{ indexSearch }, { writeWorker }, { checkSite }, { prepareHosting }] = await Promise.all([
    import('./index-search.ts'),
    import('./write-worker.ts'),
    import('../checks/check-site.ts'),
    import('../hosting/prepare.ts'),
  ]);
  if (input.facts.length > 0) await indexSearch(fresh);
  await writeWorker(fresh);
  progress.phase('Checking');
  const files = sizesIn(fresh);
  const known = new Map<string, PageFacts>();
  for (const { file, facts } of records.values())
    if (facts) known.set(file.replace(/(^|\/)index\.html$/, '$1'), facts);
  const inline = { scripts: hashesOf(code.scripts), styles: hashesOf(code.styles) };
  const faults = await checkSite(known, findings, {
    ...site,
    inline: code,
    policy: contentSecurityPolicy(inline, { wasm: true }),
    budget: site.pageBudget,
    files,
    ledger: input.ledger,
    sourceOf: (slug) => {
      const article = input.articles.get(slug);
      const path = article && join(contentDir, article.file);
      return path === undefined ? undefined : { path, shown: shownPath(path) };
    },
  });
  if (faults.length > 0) return faults;
  progress.phase('Compressing');
  const moved = [...input.articles.values()].map(({ slug, frontmatter }) => ({
    slug,
    formerly: frontmatter.formerly,
  }));
  const redirects = articleRedirects(moved);
  const all = new Set(files.keys());
  await prepareHosting(fresh, all, { ...site, redirects, inline }, (done, total) => {
    progress.expect(total);
    progress.advance(done);
  });
  return [];
}

/** The size in bytes of every file of a site, by its path with forward slashes, in order. */
function sizesIn(folder: string): Map<string, number> {
  const files = filesIn(folder).sort();
  return new Map(files.map((file) => [file, statSync(join(folder, file)).size]));
}

/** Puts what the phases took into the file that the environment variable BUILD_TIMES names, as JSON. */
function writeTimes(phases: readonly Phase[]): void {
  const file = process.env['BUILD_TIMES'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(phases));
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
