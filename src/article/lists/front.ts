import { site } from '../../site.ts';
import { listPages, type ListPage } from './list-pages.ts';

/** The pages of the list on the front page, led by the article that the owner has chosen. */
export function frontPages<Article extends { slug: string }>(
  articles: readonly Article[],
): ListPage<Article>[] {
  return listPages(frontOrder(articles, site.lead), site.articlesPerPage);
}

/**
 * Articles in the order of the front page: the one that the owner has chosen to lead, by its slug,
 * then the others as given. Without a choice, or while that article is not published, as given.
 */
export function frontOrder<Article extends { slug: string }>(
  articles: readonly Article[],
  lead: string | undefined,
): readonly Article[] {
  const chosen = articles.find(({ slug }) => slug === lead);
  return chosen ? [chosen, ...articles.filter((article) => article !== chosen)] : articles;
}
