import type { ArticleMetadata } from '../../content/metadata.ts';

/** The articles of an author, by the author's name in addresses, in the order they were given in. */
export function articlesBy(
  slug: string,
  articles: readonly ArticleMetadata[],
): readonly ArticleMetadata[] {
  return articles.filter(({ authors }) => authors.some(({ page }) => page?.slug === slug));
}
