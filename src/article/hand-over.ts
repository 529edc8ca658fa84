import type { Problem } from '../problem.ts';
import type { AddressedArticle } from './read-articles.ts';

/**
 * Hands what the build command has read to the loader and the pages, so that each file is read once. They are other
 * instances of these modules, in the same process; without a build command, as in the preview, there is nothing here.
 */
export function handOver(articles: AddressedArticle[]): void {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  Reflect.set(globalThis, place, { articles, bySlug, problems: [] } satisfies HandedOver);
}

export function handedOver(): HandedOver | undefined {
  return Reflect.get(globalThis, place) as HandedOver | undefined;
}

const place = Symbol.for('abschnitt.articles');

interface HandedOver {
  articles: AddressedArticle[];
  bySlug: ReadonlyMap<string, AddressedArticle>;
  /** None: with a problem nothing is built. */
  problems: Problem[];
}
