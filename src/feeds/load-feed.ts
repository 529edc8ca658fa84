import { articleHtml } from '../article/article-html.ts';
import type { ArticleFacts } from '../article/article.ts';
import { listArticles, listKeyOf, loadArticle } from '../article/load.ts';
import { topicsOf, type Topic } from '../article/topics.ts';
import { site } from '../site.ts';
import { feed, feedEntry, type Feed } from './feed.ts';

/** The feed of the newest articles, or of a topic's. Drafts are in none, not even in the preview. */
export async function loadFeed(topic?: Topic): Promise<Feed> {
  const articles = topic?.articles ?? (await listArticles());
  const entries = newest(articles).map(async ({ slug }) => {
    const article = await loadArticle(slug);
    return feedEntry(article, articleHtml(article));
  });
  return feed(await Promise.all(entries), topic);
}

/** A feed for each topic, for Astro's `getStaticPaths`. */
export async function topicFeedPaths() {
  return topicsOf(await listArticles(), site.lang).map((topic) => ({
    params: { topic: topic.slug },
    props: { topic },
    ...listKeyOf(newest(topic.articles), topic.name),
  }));
}

function newest(articles: readonly ArticleFacts[]): ArticleFacts[] {
  return articles.filter(isPublished).slice(0, site.articlesPerFeed);
}

function isPublished({ draft }: ArticleFacts): boolean {
  return !draft;
}
