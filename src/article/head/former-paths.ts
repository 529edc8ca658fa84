import type { ArticleMetadata, RemovedArticle } from '../../content/metadata.ts';
import { wordsFor } from '../../i18n/words-for.ts';
import { routeKinds, type RouteNames } from '../../schema/route-names.ts';
import { site } from '../../site.ts';
import { allForms } from '../../urls/old-addresses.ts';
import {
  archivePath,
  articlePath,
  authorPath,
  authorsPath,
  correctionsPath,
  imprintPath,
  searchPath,
  sectionPath,
  topicPath,
  topicsPath,
  yearPath,
} from '../../urls/urls.ts';
import { yearsOf } from '../lists/archive.ts';
import { topicsOf } from '../lists/topics.ts';
import { movedArticles, movedFrom, movedSections, type Moved } from './moved.ts';
import { addressesOf } from './section-page.ts';

/**
 * The pages at addresses with words that the owner has changed since: those of articles, sections,
 * and lists of topics, authors and years. Hosts that redirect show none of them.
 */
export function formerPaths(
  articles: readonly ArticleMetadata[],
  gone: readonly RemovedArticle[],
  authors: readonly ArticleMetadata[],
): FormerPage[] {
  const removed = gone.filter(({ kind }) => kind === 'article');
  return site.formerPaths.flatMap((names) =>
    routeKinds
      .filter((kind) => names[kind] !== site.paths[kind])
      .flatMap((kind) => pagesOf(kind, names[kind], { articles, removed, authors })),
  );
}

/**
 * The pages at the paths that articles had on another site. A path that names a file, such as
 * `/a.html`, works only on hosts that redirect.
 */
export function oldPaths(
  articles: readonly ArticleMetadata[],
  addresses: ReadonlyMap<string, string>,
): FormerPage[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return [...addresses].flatMap(([from, slug]) => {
    const article = bySlug.get(slug);
    // The form with non-ASCII letters unencoded, which is the name of the file.
    const path = (allForms(from).at(-1) ?? from).slice(site.base.length).replace(/\/$/, '');
    if (!article || !from.startsWith(site.base) || path === '' || /\.\w+$/.test(path)) return [];
    return [{ path, moved: movedFrom(article) }];
  });
}

function pagesOf(
  kind: keyof RouteNames,
  word: string,
  { articles, removed, authors }: Texts,
): FormerPage[] {
  const words = wordsFor(site.lang);
  const page = (below: string, to: string, title: string, lang = site.lang) => ({
    path: [word, below].filter((part) => part !== '').join('/'),
    moved: { to, title, lang },
  });
  switch (kind) {
    case 'article':
      return [
        ...articles.flatMap((article) => [
          page(article.slug, articlePath(article.slug), article.title, article.lang),
          ...movedArticles(article).map(({ slug, moved }) => ({ path: `${word}/${slug}`, moved })),
        ]),
        ...removed.map(({ slug, title, lang }) => page(slug, articlePath(slug), title, lang)),
        ...(site.sectionPages === 'all' ? sections(word, articles, removed) : []),
      ];
    case 'topics':
      return [
        page('', topicsPath, words.topics),
        ...topicsOf(articles, site.lang).map(({ slug, name }) => page(slug, topicPath(slug), name)),
      ];
    case 'authors':
      return [
        page('', authorsPath, words.authors),
        ...authors.flatMap((author) => [
          page(author.slug, authorPath(author.slug), author.title, author.lang),
          ...movedArticles(author).map(({ slug, moved }) => ({ path: `${word}/${slug}`, moved })),
        ]),
      ];
    case 'archive':
      return [
        page('', archivePath, words.archive),
        ...yearsOf(articles).map(({ year }) => page(year, yearPath(year), year)),
      ];
    case 'search':
      return [page('', searchPath, words.search)];
    case 'corrections':
      return [page('', correctionsPath(), words.corrections)];
    case 'imprint':
      return [page('', imprintPath, words.imprint)];
    // Further pages of a list change daily; pictures are not pages.
    case 'page':
    case 'pictures':
    case 'cards':
      return [];
  }
}

function sections(
  word: string,
  articles: readonly ArticleMetadata[],
  removed: readonly RemovedArticle[],
): FormerPage[] {
  return [
    ...articles.flatMap((article) => [
      ...addressesOf(article).map((id) => ({
        path: `${word}/${article.slug}/${id}`,
        moved: {
          to: sectionPath(articlePath(article.slug), id),
          title: article.title,
          lang: article.lang,
        },
      })),
      ...movedSections(article).map(({ slug, section, moved }) => ({
        path: `${word}/${slug}/${section}`,
        moved,
      })),
    ]),
    ...removed.flatMap(({ slug, title, lang, sectionIds }) =>
      sectionIds.map((id) => ({
        path: `${word}/${slug}/${id}`,
        moved: { to: sectionPath(articlePath(slug), id), title, lang },
      })),
    ),
  ];
}

interface Texts {
  articles: readonly ArticleMetadata[];
  removed: readonly RemovedArticle[];
  authors: readonly ArticleMetadata[];
}

interface FormerPage {
  /** Below the base, without leading or trailing slash. */
  path: string;
  moved: Moved;
}
