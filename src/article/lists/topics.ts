import type { ArticleMetadata } from '../../content/metadata.ts';

/**
 * The topics of articles, sorted by name for `lang`. Names with the same slug are one topic, named
 * as in the first article: `Energie` and `energie`.
 */
export function topicsOf(articles: readonly ArticleMetadata[], lang: string): Topic[] {
  const topics = new Map<string, Topic>();
  for (const article of articles) {
    for (const [index, name] of article.topics.entries()) {
      const slug = article.topicSlugs[index] ?? '';
      const topic = topics.get(slug) ?? { name, slug, articles: [] };
      topics.set(slug, topic);
      if (topic.articles.at(-1) !== article) topic.articles.push(article);
    }
  }
  const { compare } = new Intl.Collator(lang);
  return [...topics.values()].sort((a, b) => compare(a.name, b.name));
}

export interface Topic {
  name: string;
  slug: string;
  /** In the order given. */
  articles: ArticleMetadata[];
}
