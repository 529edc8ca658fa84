import { articleHtml } from './article-html.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { cacheKeyOf, listArticles, listAuthors, loadArticle } from '../article/load.ts';
import { articlesByAuthor } from '../article/lists/by-author.ts';
import { topicsOf } from '../article/lists/topics.ts';
import { isHeldBack } from '../content/dates/scheduled.ts';
import { site } from '../site.ts';
import { changedAt, feed, feedEntry, type Feed, type FeedSubject } from './feed.ts';

/**
 * The feed of the newest articles, or of the newest of a topic or author; with `isDated`, only of
 * articles whose last change is known to the day. Drafts are excluded, even in the preview.
 */
export async function loadFeed(of?: Subject, { isDated = false } = {}): Promise<Feed> {
  const articles = of?.articles ?? (await listArticles());
  const entries = (isDated ? newestDated(articles) : newest(articles)).map(async (facts) => {
    const article = await loadArticle(facts);
    return feedEntry(article, articleHtml(article));
  });
  return feed(await Promise.all(entries), of);
}

/** A feed for each topic, for Astro's `getStaticPaths`. */
export async function topicFeedPaths() {
  return topicsOf(await listArticles(), site.lang).map((topic) => ({
    params: { topic: topic.slug },
    ...feedProps(topic),
  }));
}

/** A feed for each author with a page, for Astro's `getStaticPaths`. */
export async function authorFeedPaths() {
  const written = articlesByAuthor(await listArticles());
  return (await listAuthors()).map(({ slug, title: name }) => ({
    params: { author: slug },
    ...feedProps({ kind: 'author', name, slug, articles: written.get(slug) ?? [] }),
  }));
}

function feedProps(of: Subject) {
  // Limited to the size of a feed.
  const shown = new Set([...newest(of.articles), ...newestDated(of.articles)]);
  const articles = of.articles.filter((facts) => shown.has(facts));
  return {
    props: { of: { ...of, articles } },
    // A feed without entries contains the time it was made.
    ...(newestDated(articles).length > 0 && cacheKeyOf(articles, of.name)),
  };
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

/** What a feed covers, with its articles. */
export type Subject = FeedSubject & { articles: readonly ArticleMetadata[] };
