import type { ArticleMetadata } from '../../content/metadata.ts';

/** How many articles the list holds: some 40 kB compressed, loaded only when an address leads nowhere. */
const most = 2000;

/**
 * Slug and title of the newest articles, and the slugs they had before, for the page that suggests what a mistyped address
 * may have meant. `articles` are sorted newest first.
 */
export function addressList(articles: readonly ArticleMetadata[]): [slug: string, title: string][] {
  return articles.slice(0, most).map(({ slug, title }) => [slug, title]);
}
