import type { ArticleMetadata } from '../../content/metadata.ts';

/**
 * For each article, by its name, up to three others of its language to go on with: those next to it in time within its
 * topics, in their order, then among all. `articles` are sorted newest first. Because only who stands next to an article
 * is chosen, a new one changes what few pages show.
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

function listNames({ lang, topicSlugs }: Listed): string[] {
  return [...topicSlugs.map((topic) => `${lang} ${topic}`), lang];
}

/** The first three, each once, and none that is the same text. */
function shown({ slug, translations }: Listed, beside: readonly Listed[]): Neighbour[] {
  const same = new Set([slug, ...translations.map((translation) => translation.slug)]);
  return [...new Set(beside)]
    .filter((other) => !same.has(other.slug))
    .slice(0, most)
    .map(({ slug, lang, title, kicker, topics }) => {
      const about = kicker ?? topics[0];
      return { slug, lang, title, ...(about !== undefined && { about }) };
    });
}

const most = 3;

type Listed = Pick<
  ArticleMetadata,
  'slug' | 'lang' | 'title' | 'kicker' | 'topics' | 'topicSlugs' | 'translations'
>;

/** All that a page shows of an article to go on with. */
export interface Neighbour {
  slug: string;
  lang: string;
  title: string;
  /** Its kicker, or its first topic. */
  about?: string;
}
