import type { ArticleFacts } from '../article/article.ts';
import type { Shelf, ShelvedArticle } from '../article/hand-over.ts';
import { readKeptText } from '../article/article-cache.ts';
import { unsealText } from '../article/sealed-article.ts';
import type { AddressedArticle } from '../article/read-articles.ts';
import { removedArticles } from '../article/removed-articles.ts';
import { contentDir } from '../site.ts';
import type { Input } from './read-input.ts';

/** All articles of a build, for the pages that are rendered in its own thread. */
export function shelfOf({ articles, facts, ledger, answers }: Input): Shelf {
  const bySlug = new Map(facts.map((article) => [article.slug, article]));
  const removed = removedArticles(ledger, new Set(articles.keys()));
  return {
    list: () => Promise.resolve(facts),
    listRemoved: () => Promise.resolve(removed),
    digestOf: (slug) => answers.get(`article ${slug}`),
    read: (slug) => {
      const [own, source] = [bySlug.get(slug), articles.get(slug)];
      return own && source ? openBook(bookOf(own, source)) : Promise.resolve(undefined);
    },
  };
}

/** What a thread needs to render the pages of one article. */
export function bookOf(facts: ArticleFacts, source: AddressedArticle): Book {
  const { file, digest, check, place, frontmatter } = source;
  return { facts, file, digest, check, place, frontmatter };
}

/** The shelf of a thread that has one article at a time. */
export function shelfWith(book: () => Book | undefined): Shelf {
  let last: ShelvedArticle | undefined;
  const none = () => Promise.reject(new Error('This page needs all articles: give it no key.'));
  return {
    list: none,
    listRemoved: none,
    read: async (slug) => {
      const open = book();
      if (open?.facts.slug !== slug) return undefined;
      // For its page and its Markdown, one after the other.
      if (last?.facts !== open.facts) last = await openBook(open);
      return last;
    },
  };
}

async function openBook(book: Book): Promise<ShelvedArticle> {
  const { facts, frontmatter, place } = book;
  const text = unsealText(book, readKeptText(place)) ?? (await readAgain(book));
  return { facts, frontmatter, text };
}

/** What the cache has lost. Whoever only renders pages does not load what reads Markdown. */
async function readAgain(book: Book): Promise<ShelvedArticle['text']> {
  const { readText } = await import('../article/parsed-articles.ts');
  return readText(contentDir, book, book.place);
}

/** An article, and where its text is kept. */
export type Book = { facts: ArticleFacts } & Pick<
  AddressedArticle,
  'file' | 'digest' | 'check' | 'place' | 'frontmatter'
>;
