import type { ArticleMetadata } from '../../content/metadata.ts';
import { site } from '../../site.ts';
import { articlePath } from '../../urls/urls.ts';

/** The most articles in the list: some 40 kB compressed, loaded only by the 404 page. */
const most = 2000;

const isWord = !site.paths.article.includes('/');

/**
 * Slugs (former ones included) and titles of the newest articles, from which the 404 page suggests
 * what a mistyped address may have meant, with their paths if a pattern makes them. `articles` are sorted newest first.
 */
export function addressList(articles: readonly ArticleMetadata[]): ListedAddress[] {
  return articles.slice(0, most).map((article) => {
    const { slug, title } = article;
    return isWord ? [slug, title] : [slug, title, articlePath(article)];
  });
}

type ListedAddress = [slug: string, title: string, path?: string];
