import type { ArticleMetadata } from '../../content/metadata.ts';

/** The articles of each author who has a page, by the author's slug, in the order given. */
export function articlesByAuthor(
  articles: readonly ArticleMetadata[],
): ReadonlyMap<string, ArticleMetadata[]> {
  const written = new Map<string, ArticleMetadata[]>();
  for (const article of articles)
    for (const { page } of article.authors) {
      if (!page) continue;
      const others = written.get(page.slug);
      if (others) others.push(article);
      else written.set(page.slug, [article]);
    }
  return written;
}
