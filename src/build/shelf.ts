import type { ArticleFacts } from '../article/article.ts';
import type { Shelf } from '../article/hand-over.ts';
import { readText } from '../article/parsed-articles.ts';
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
      return Promise.resolve(own && source && openBook(bookOf(own, source)));
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
  const none = () => Promise.reject(new Error('This page needs all articles: give it no key.'));
  return {
    list: none,
    listRemoved: none,
    read: (slug) => {
      const open = book();
      return Promise.resolve(open?.facts.slug === slug ? openBook(open) : undefined);
    },
  };
}

function openBook(book: Book) {
  return {
    facts: book.facts,
    frontmatter: book.frontmatter,
    text: readText(contentDir, book, book.place),
  };
}

/** An article, and where its text is kept. */
export type Book = { facts: ArticleFacts } & Pick<
  AddressedArticle,
  'file' | 'digest' | 'check' | 'place' | 'frontmatter'
>;
