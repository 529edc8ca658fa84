import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { areNamesRecorded, site } from '../site.ts';
import { buildMoment } from './dates/build-moment.ts';
import { shownPath, BuildStopped, printProblems, type Problem } from '../problem.ts';
import { slugOf } from './read/article-files.ts';
import type { ArticleMetadata, RemovedArticle } from './metadata.ts';
import { readingDigest } from '../cache/code-digest.ts';
import { digestOf } from '../cache/digest.ts';
import { entryOf, type Entry } from './read/entry.ts';
import { listMetadata, listPages, listScheduled, sectionsOf } from './list-metadata.ts';
import { ParsedMemory } from './cache/parsed-memory.ts';
import { correctionProblems } from './corrected-sections.ts';
import { readArticles, type AddressedArticle } from './read/read-articles.ts';
import { siteFile } from '../schema/read-site.ts';
import { announceScheduled } from './dates/scheduled.ts';
import { removedArticles } from './ledger/removed-articles.ts';

/** The collections filled from the content folder. */
export const contentCollections = ['articles', 'others', 'problems'] as const;

/**
 * Loaders for the collections of a content folder: its articles, its other content, and its
 * problems. The text of an article stays out of Astro's store: pages read it from the cache. A
 * build stops with all problems; the preview shows the valid articles and the problems. After a
 * change in the folder the loaders must be run again: only changed files are parsed, and only their
 * entries are updated. They then call `whenRead` from the context of the refresh, if given.
 */
export function contentLoaders(
  contentDir: string,
): Record<(typeof contentCollections)[number], Loader> {
  const memory = new ParsedMemory();
  // With other code this is another instance of the module.
  let code: string | undefined;
  const fillBy = (context: LoaderContext, entries: readonly Entry[]) =>
    fill(context, entries, (code ??= readingDigest()));
  let reading: Promise<Content> | undefined;
  // All collections are filled from one reading.
  const read = (context: LoaderContext): Promise<Content> =>
    (reading ??= readContent(contentDir, context, memory).finally(() => (reading = undefined)));
  return {
    articles: {
      name: 'articles',
      load: async (context) => fillBy(context, (await read(context)).articles.map(entryOf)),
    },
    others: {
      name: 'others',
      load: async (context) => {
        const { removed, pages } = await read(context);
        const others = { removed, pages: pages.map(entryOf).map(({ id, data }) => ({ id, data })) };
        await fillBy(context, [withDigest('others', others)]);
      },
    },
    problems: {
      name: 'problems',
      load: async (context) => fillBy(context, problemEntries(await read(context))),
    },
  };
}

/** All articles to show, newest first, the removed ones, and the problems by article. */
async function readContent(
  contentDir: string,
  { watcher, logger, refreshContextData }: LoaderContext,
  memory: ParsedMemory,
): Promise<Content> {
  (refreshContextData?.['whenRead'] as (() => void) | undefined)?.();
  // Only the preview watches files.
  const isPreview = watcher !== undefined;
  const { articles, ledger, problems } = await readArticles(
    contentDir,
    isPreview ? memory : undefined,
  );
  if (!areNamesRecorded) problems.push(changedNames(contentDir));
  problems.push(...articles.flatMap((article) => misplacedCorrections(contentDir, article)));
  if (problems.length > 0) {
    const report = printProblems(problems);
    if (!isPreview) throw new BuildStopped(report);
    logger.error(report);
  }
  const present = new Set(articles.map(({ slug }) => slug));
  const now = buildMoment();
  const drafts = isPreview || site.drafts;
  announceScheduled(drafts ? [] : listScheduled(articles, now));
  return {
    articles: listMetadata(articles, { drafts, now }),
    pages: listPages(articles, { drafts }),
    removed: removedArticles(ledger, present),
    problems: Map.groupBy(problems, ({ file }) => placeOf(file)),
  };
}

/** Corrections that name a section the article does not have. */
function misplacedCorrections(contentDir: string, article: AddressedArticle): Problem[] {
  const { file, frontmatter } = article;
  // Most articles have no such corrections, so their files are not read for line numbers.
  if (frontmatter.corrections.every(({ section }) => section === undefined)) return [];
  const path = join(contentDir, file);
  return correctionProblems(frontmatter.corrections, sectionsOf(article)).map(
    ({ name, ...problem }) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const index = lines.findIndex((line) => line.includes('section:') && line.includes(name));
      return { file: shownPath(path), ...(index >= 0 && { line: index + 1 }), ...problem };
    },
  );
}

/**
 * The problem when the words in addresses differ from the recorded ones: old addresses would break.
 */
function changedNames(contentDir: string): Problem {
  return {
    file: shownPath(join(contentDir, siteFile)),
    message: 'The words in addresses have changed: every address that was published would break.',
    remedy: 'Run `npm run anchors`: it records them, and old addresses lead to the new ones.',
  };
}

/** Makes the store hold exactly these entries. Unchanged ones are left alone. */
async function fill(
  context: LoaderContext,
  entries: readonly Entry[],
  code: string,
): Promise<void> {
  const { store, meta } = context;
  if (meta.get('code') !== code) store.clear();
  meta.set('code', code);
  const gone = new Set(store.keys());
  for (const { id, digest, data } of entries) {
    gone.delete(id);
    if (store.get(id)?.digest === digest) continue;
    store.set({ id, digest, data: await context.parseData({ id, data }) });
  }
  for (const id of gone) store.delete(id);
}

/** The name of the article that a problem is in, or a name for the rest of the content folder. */
function placeOf(file: string): string {
  return file.endsWith('.md') ? slugOf(file) : 'content';
}

/** There is always an entry for the rest of the folder: Astro warns of empty collections. */
function problemEntries({ problems }: Content): Entry[] {
  return [...new Map([['content', []], ...problems])].map(([id, found]) =>
    withDigest(id, { problems: found }),
  );
}

function withDigest(id: string, data: Entry['data']): Entry {
  return { id, digest: digestOf(JSON.stringify(data)), data };
}

interface Content {
  articles: ArticleMetadata[];
  /** Pages that are not articles. */
  pages: ArticleMetadata[];
  removed: RemovedArticle[];
  /** By the name of the article that they are in. */
  problems: ReadonlyMap<string, Problem[]>;
}
