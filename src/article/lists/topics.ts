import { slug } from '../../anchors/slug.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';

/**
 * The topics that articles are listed under, in the order in which `lang` sorts their names. Names that make one
 * address are one topic, called as in the first article: `Öl & Gas` and `Oel & Gas`.
 */
export function topicsOf(articles: readonly ArticleMetadata[], lang: string): Topic[] {
  const topics = new Map<string, Topic>();
  for (const article of articles) {
    for (const name of article.topics) {
      const key = topicSlug(name);
      const topic = topics.get(key) ?? { name, slug: key, articles: [] };
      topics.set(key, topic);
      if (topic.articles.at(-1) !== article) topic.articles.push(article);
    }
  }
  const { compare } = new Intl.Collator(lang);
  return [...topics.values()].sort((a, b) => compare(a.name, b.name));
}

/** A topic's name in addresses, made as section ids are, of signs alone by their code points: `Öl & Gas` → `oel-gas`, `🎉` → `thema-1f389`. */
export function topicSlug(name: string): string {
  if (/[\p{L}\p{N}]/u.test(name)) return slug(name);
  const points = Array.from(name.replace(/\s/g, ''), (sign) => sign.codePointAt(0)?.toString(16));
  return slug(['thema', ...points].join('-'));
}

export interface Topic {
  name: string;
  slug: string;
  /** In the order they were given in. */
  articles: ArticleMetadata[];
}
