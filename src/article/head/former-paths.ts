import type { ArticleMetadata, RemovedArticle } from '../../content/metadata.ts';
import { wordsFor } from '../../i18n/words-for.ts';
import { routeKinds, type RouteNames } from '../../schema/route-names.ts';
import { site } from '../../site.ts';
import { canAnswer } from '../../urls/old-addresses.ts';
import {
  archivePath,
  authorsPath,
  correctionsPath,
  imprintPath,
  pathOf,
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
 * The pages at former addresses whose words the owner has changed: those of articles, sections, and
 * lists of topics, authors and years. Hosts with redirects never show them.
 */
export function formerPaths(
  articles: readonly ArticleMetadata[],
  gone: readonly RemovedArticle[],
  authors: readonly ArticleMetadata[],
): FormerPage[] {
  const removed = gone.filter(({ kind }) => kind === 'article');
  const removedAuthors = gone.filter(({ kind }) => kind === 'author');
  return site.formerPaths.flatMap((names) =>
    routeKinds
      .filter((kind) => names[kind] !== site.paths[kind])
      .flatMap((kind) =>
        pagesOf(kind, names[kind], { articles, removed, authors, removedAuthors }),
      ),
  );
}

/**
 * The pages at the paths that articles had on another site. A path that names a file, such as
 * `/a.html`, or has an encoded space or sign, such as `/a%20b/`, works only on hosts that redirect.
 */
export function oldPaths(
  articles: readonly ArticleMetadata[],
  addresses: ReadonlyMap<string, string>,
): FormerPage[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return [...addresses].flatMap(([from, slug]) => {
    const article = bySlug.get(slug);
    if (!article || !from.startsWith(site.base) || !canAnswer(from)) return [];
    // Files are named with non-ASCII letters unencoded.
    const path = decodeURI(from).slice(site.base.length).replace(/\/$/, '');
    if (path === '' || /\.\w+$/.test(path)) return [];
    return [{ path, moved: movedFrom(article) }];
  });
}

/**
 * The former paths of articles as Markdown: under former names, and under former words. A text
 * cannot lead on like a page, so hosts without redirects have a copy there; other hosts redirect.
 * Paths are without their extension.
 */
export function formerMarkdownPaths(
  articles: readonly ArticleMetadata[],
): { path: string; article: ArticleMetadata }[] {
  if (site.hasRedirects) return [];
  const words = [...new Set([site.paths, ...site.formerPaths].map(({ article }) => article))];
  return articles.flatMap((article) =>
    words.flatMap((word) =>
      [article.slug, ...article.formerAddresses.map(({ slug }) => slug)]
        .filter((slug) => word !== site.paths.article || slug !== article.slug)
        .map((slug) => ({ path: `${word}/${slug}`, article })),
    ),
  );
}

function pagesOf(
  kind: keyof RouteNames,
  word: string,
  { articles, removed, authors, removedAuthors }: Texts,
): FormerPage[] {
  const words = wordsFor(site.lang);
  const page = (below: string, to: string, title: string) => ({
    path: [word, below].filter((part) => part !== '').join('/'),
    moved: { to, title, lang: site.lang },
  });
  switch (kind) {
    case 'article':
      return textsAt(word, articles, removed);
    case 'topics':
      return [
        page('', topicsPath, words.topics),
        ...topicsOf(articles, site.lang).map(({ slug, name }) => page(slug, topicPath(slug), name)),
      ];
    case 'authors':
      return [
        ...(authors.length > 0 ? [page('', authorsPath, words.authors)] : []),
        ...textsAt(word, authors, removedAuthors),
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

/** All paths below a word for articles or authors. */
function textsAt(
  word: string,
  texts: readonly ArticleMetadata[],
  removed: readonly RemovedArticle[],
): FormerPage[] {
  const hasSections = site.sectionPages === 'all';
  return [
    ...texts.flatMap((text) => [
      { path: `${word}/${text.slug}`, moved: movedFrom(text) },
      ...movedArticles(text).map(({ slug, moved }) => ({ path: `${word}/${slug}`, moved })),
    ]),
    ...texts
      .filter(() => hasSections)
      .flatMap((text) => [
        ...addressesOf(text).map((id) => ({
          path: `${word}/${text.slug}/${id}`,
          moved: { ...movedFrom(text), to: sectionPath(pathOf(text), id) },
        })),
        ...movedSections(text).map(({ slug, section, moved }) => ({
          path: `${word}/${slug}/${section}`,
          moved,
        })),
      ]),
    ...removed.flatMap((gone) => {
      const { slug, title, lang, sectionIds } = gone;
      const to = pathOf(gone);
      return [
        { path: `${word}/${slug}`, moved: { to, title, lang } },
        ...(hasSections ? sectionIds : []).map((id) => ({
          path: `${word}/${slug}/${id}`,
          moved: { to: sectionPath(to, id), title, lang },
        })),
      ];
    }),
  ];
}

interface Texts {
  articles: readonly ArticleMetadata[];
  removed: readonly RemovedArticle[];
  authors: readonly ArticleMetadata[];
  removedAuthors: readonly RemovedArticle[];
}

interface FormerPage {
  /** Relative to the base, without leading or trailing slash. */
  path: string;
  moved: Moved;
}
