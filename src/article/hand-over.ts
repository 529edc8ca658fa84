import type { Frontmatter } from '../schema/frontmatter.ts';
import type { ArticleFacts, RemovedArticle } from './article.ts';
import type { ArticleText } from './parse-article.ts';

/**
 * Hands over to the pages what a build has read, so that they do not depend on the content and can be compiled once for
 * many builds. Pages see other instances of these modules, in the same thread; without a build, as in the preview,
 * there is nothing here.
 */
export function handOver(shelf: Shelf): void {
  Reflect.set(globalThis, place, shelf);
}

export function handedOver(): Shelf | undefined {
  return Reflect.get(globalThis, place) as Shelf | undefined;
}

const place = Symbol.for('abschnitt.shelf');

/** The articles as pages get them. */
export interface Shelf {
  /** Facts of every article that is to be shown, newest first. */
  list: () => Promise<readonly ArticleFacts[]>;
  /** One article; nothing where there is none of that slug. Throws when its file is in disorder. */
  read: (slug: string) => Promise<ShelvedArticle | undefined>;
  /** Every name of an article that was removed on purpose. */
  listRemoved: () => Promise<readonly RemovedArticle[]>;
  /** A digest of all that an article's page shows of it; nothing where pages are made each time. */
  digestOf?: (slug: string) => string | undefined;
}

export interface ShelvedArticle {
  facts: ArticleFacts;
  text: ArticleText;
  /** As its author wrote it. */
  frontmatter: Frontmatter;
}
