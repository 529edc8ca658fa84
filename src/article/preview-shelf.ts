import { getCollection, getEntry } from 'astro:content';
import { readLedger } from '../anchors/ledger-files.ts';
import { printProblems } from '../problem.ts';
import { contentDir } from '../site.ts';
import type { Shelf } from './hand-over.ts';
import { newestFirst } from './order.ts';
import { readArticle } from './read-articles.ts';
import { removedArticles } from './removed-articles.ts';

/** The articles of Astro's content collection, for the preview: each is read when it is asked for. */
export const previewShelf: Shelf = {
  list: async () => (await getCollection('articles')).map(({ data }) => data).sort(newestFirst),
  listRemoved: async () => {
    const { ledger } = await readLedger(contentDir, (path) => path);
    return removedArticles(ledger, new Set((await getCollection('articles')).map(({ id }) => id)));
  },
  read: async (slug) => {
    const entry = await getEntry('articles', slug);
    if (!entry) return undefined;
    const { article, problems } = await readArticle(contentDir, entry.data.file);
    if (!article) throw new Error(printProblems(problems));
    const { body, sections, frontmatter } = article;
    return { facts: entry.data, text: { body, sections }, frontmatter };
  },
};
