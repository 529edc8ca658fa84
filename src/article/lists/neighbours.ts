import type { Addressed } from '../../schema/article-paths.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';

/**
 * Up to three suggestions for further reading for each article, by slug. They are in the article's
 * language: its neighbours in time within its series, then within each of its topics, then among
 * all articles. `articles` are sorted newest first. Because only neighbours are chosen, a new
 * article changes few pages.
 */
export function neighboursOf(articles: readonly Listed[]): ReadonlyMap<string, Neighbour[]> {
  const lists = new Map<string, Listed[]>();
  const places = articles.map((article) =>
    listNames(article).map((name) => {
      const list = lists.get(name) ?? [];
      lists.set(name, list);
      return { list, at: list.push(article) - 1 };
    }),
  );
  return new Map(
    articles.map((article, index) => {
      const beside = (places[index] ?? []).flatMap(({ list, at }) => [
        ...list.slice(Math.max(0, at - 1), at),
        ...list.slice(at + 1, at + 3),
      ]);
      return [article.slug, shown(article, beside)];
    }),
  );
}

function listNames({ lang, series, topicSlugs }: Listed): string[] {
  const topics = topicSlugs.map((topic) => `${lang} topic ${topic}`);
  return [...(series === undefined ? [] : [`${lang} series ${series}`]), ...topics, lang];
}

/** The first three, without duplicates and without translations of the article itself. */
function shown({ slug, series, translations }: Listed, beside: readonly Listed[]): Neighbour[] {
  const same = new Set([slug, ...translations.map((translation) => translation.slug)]);
  return [...new Set(beside)]
    .filter((other) => !same.has(other.slug))
    .slice(0, most)
    .map(({ slug, addressDate, lang, title, kicker, series: its, topics }) => {
      const about = its !== undefined && its === series ? its : (kicker ?? topics[0]);
      return {
        ...{ slug, lang, title },
        ...(addressDate !== undefined && { addressDate }),
        ...(about !== undefined && { about }),
      };
    });
}

const most = 3;

type Listed = Pick<
  ArticleMetadata,
  | 'slug'
  | 'addressDate'
  | 'lang'
  | 'title'
  | 'kicker'
  | 'series'
  | 'topics'
  | 'topicSlugs'
  | 'translations'
>;

/** What a page shows of a suggested article. */
export interface Neighbour extends Addressed {
  lang: string;
  title: string;
  /** The series, if both are parts of it; otherwise its kicker or its first topic. */
  about?: string;
}
