import type { ArticleMetadata } from '../../content/metadata.ts';

/** The most articles in the list: some 40 kB compressed, loaded only by the 404 page. */
const most = 2000;

/**
 * Slugs (former ones included) and titles of the newest articles, from which the 404 page suggests
 * what a mistyped address may have meant. `articles` are sorted newest first.
 */
export function addressList(articles: readonly ArticleMetadata[]): [slug: string, title: string][] {
  return articles.slice(0, most).map(({ slug, title }) => [slug, title]);
}
