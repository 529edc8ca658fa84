import { articleHtml } from './article-html.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { cacheKeyOf, listArticles, loadArticle } from '../article/load.ts';
import { topicsOf, type Topic } from '../article/lists/topics.ts';
import { isHeldBack } from '../content/scheduled.ts';
import { site } from '../site.ts';
import { changedAt, feed, feedEntry, type Feed } from './feed.ts';

/**
 * The feed of the newest articles, or of a topic's newest; with `isDated`, only of articles whose
 * last change is known to the day. Drafts are excluded, even in the preview.
 */
export async function loadFeed(topic?: Topic, { isDated = false } = {}): Promise<Feed> {
  const articles = topic?.articles ?? (await listArticles());
  const entries = (isDated ? newestDated(articles) : newest(articles)).map(async (facts) => {
    const article = await loadArticle(facts);
    return feedEntry(article, articleHtml(article));
  });
  return feed(await Promise.all(entries), topic);
}

/** A feed for each topic, for Astro's `getStaticPaths`. */
export async function topicFeedPaths() {
  return topicsOf(await listArticles(), site.lang).map((topic) => {
    // No more than the feeds show.
    const shown = new Set([...newest(topic.articles), ...newestDated(topic.articles)]);
    const articles = topic.articles.filter((facts) => shown.has(facts));
    return {
      params: { topic: topic.slug },
      props: { topic: { ...topic, articles } },
      // A feed without entries contains the time it was made.
      ...(newestDated(articles).length > 0 && cacheKeyOf(articles, topic.name)),
    };
  });
}

function newest(articles: readonly ArticleMetadata[]): ArticleMetadata[] {
  return first(articles.values().filter((article) => !isHeldBack(article)));
}

function newestDated(articles: readonly ArticleMetadata[]): ArticleMetadata[] {
  const isDated = (facts: ArticleMetadata) => changedAt(facts) !== undefined;
  return first(
    articles
      .values()
      .filter((article) => !isHeldBack(article))
      .filter(isDated),
  );
}

function first(articles: IteratorObject<ArticleMetadata>): ArticleMetadata[] {
  return articles.take(site.articlesPerFeed).toArray();
}
