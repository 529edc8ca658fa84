import { join, resolve, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { BuildStopped, printProblems, type Problem } from '../problem.ts';
import type { ArticleFacts, RemovedArticle } from './article.ts';
import { readingDigest } from './code-digest.ts';
import { digestOf } from './digest.ts';
import { entryOf } from './entry.ts';
import { listFacts } from './facts.ts';
import { readArticles, shownPath } from './read-articles.ts';
import { removedArticles } from './removed-articles.ts';

/**
 * Loaders for the collections of a content folder: its articles, and what its ledger says beside. The text of an
 * article stays out of Astro's store: pages read it where it is kept. A build stops with all problems there are; the
 * preview shows the articles that are in order, and says what is wrong with the others.
 */
export function contentLoaders(contentDir: string): Record<'articles' | 'ledger', Loader> {
  let reading: Promise<Content> | undefined;
  // Both collections are filled from one reading.
  const read = (context: LoaderContext): Promise<Content> =>
    (reading ??= readContent(contentDir, context).finally(() => (reading = undefined)));
  return {
    articles: {
      name: 'articles',
      load: async (context) => {
        const load = async () => fill(context, (await read(context)).articles.map(entryOf));
        await load();
        watch(contentDir, context, load);
      },
    },
    ledger: {
      name: 'ledger',
      load: async (context) => {
        const load = async () => fill(context, [ledgerEntry(await read(context))]);
        await load();
        watch(contentDir, context, load);
      },
    },
  };
}

/** All articles that are to be shown, newest first, and those that were removed. */
async function readContent(
  contentDir: string,
  { watcher, logger }: LoaderContext,
): Promise<Content> {
  const { articles, ledger, problems } = await readArticles(contentDir);
  // Only the preview watches files, and only there drafts are shown.
  const facts = listFacts(articles, { drafts: watcher !== undefined });
  problems.push(...facts.flatMap((article) => reservedText(contentDir, article)));
  if (problems.length > 0) {
    const report = printProblems(problems);
    if (!watcher) throw new BuildStopped(report);
    logger.error(report);
  }
  const present = new Set(articles.map(({ slug }) => slug));
  return { articles: facts, removed: removedArticles(ledger, present) };
}

/** Makes the store hold these entries and no others. Those that have not changed are left as they are. */
async function fill(
  context: LoaderContext,
  entries: readonly { id: string; data: Record<string, unknown> }[],
): Promise<void> {
  const { store, meta } = context;
  const code = readingDigest();
  if (meta.get('code') !== code) store.clear();
  meta.set('code', code);
  const gone = new Set(store.keys());
  for (const { id, data } of entries) {
    gone.delete(id);
    const digest = digestOf(JSON.stringify(data));
    if (store.get(id)?.digest !== digest)
      store.set({ id, digest, data: await context.parseData({ id, data }) });
  }
  for (const id of gone) store.delete(id);
}

/** Astro would take a text that begins like this for the address of a picture, wherever in an entry it stands. */
function reservedText(contentDir: string, facts: ArticleFacts): Problem[] {
  if (!JSON.stringify(facts).includes(`"${reserved}`)) return [];
  return [
    {
      file: shownPath(join(contentDir, facts.file)),
      message: `A heading or a field begins with “${reserved}”, which Astro keeps for itself.`,
      remedy: 'Put another word or sign before it.',
    },
  ];
}

function watch(contentDir: string, { watcher }: LoaderContext, load: () => Promise<void>): void {
  if (!watcher) return;
  const folders = ['articles', 'anchors'].map((name) => resolve(contentDir, name));
  watcher.add(folders);
  for (const event of ['add', 'change', 'unlink'] as const)
    watcher.on(event, (path: string) => {
      if (folders.some((folder) => resolve(path).startsWith(folder + sep))) void load();
    });
}

function ledgerEntry({ removed }: Content): { id: string; data: Record<string, unknown> } {
  return { id: 'ledger', data: { removed } };
}

/** See `IMAGE_IMPORT_PREFIX` in Astro's `content/consts.js`. */
const reserved = '__ASTRO_IMAGE_';

interface Content {
  articles: ArticleFacts[];
  removed: RemovedArticle[];
}
