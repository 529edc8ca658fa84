import type { ArticleMetadata, RemovedArticle } from '../../content/metadata.ts';
import { wordsFor } from '../../i18n/words-for.ts';
import { fillArticlePattern, type Addressed } from '../../schema/article-paths.ts';
import { routeKinds, type RouteNames } from '../../schema/route-names.ts';
import { site } from '../../site.ts';
import { decoded } from '../../urls/decoded.ts';
import { canAnswer } from '../../urls/old-addresses.ts';
import {
  archivePath,
  articlePath,
  authorsPath,
  correctionsPath,
  imprintPath,
  pathOf,
  pathTo,
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
 * lists of topics, authors and years. Hosts with redirects never show them, except for the notes that
 * articles were removed.
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
 * `/a.html`, or has an encoded space, such as `/a%20b/`, works only on hosts that redirect.
 */
export function oldPaths(
  articles: readonly ArticleMetadata[],
  addresses: ReadonlyMap<string, string>,
): FormerPage[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const taken = new Set(articles.map(articlePath));
  return [...addresses].flatMap(([from, slug]) => {
    const article = bySlug.get(slug);
    if (!article || !from.startsWith(site.base) || !canAnswer(from)) return [];
    // Files are named with signs and non-ASCII letters unencoded.
    const path = decoded(from).slice(site.base.length).replace(/\/$/, '');
    if (path === '' || taken.has(pathTo(`${path}/`)) || /\.\w+$/.test(path)) return [];
    return [{ path, moved: movedFrom(article) }];
  });
}

/**
 * The former paths of articles as Markdown: under former names, and by former patterns. A text
 * cannot lead on like a page, so hosts without redirects have a copy there; other hosts redirect.
 * Paths are without their extension.
 */
export function formerMarkdownPaths(
  articles: readonly ArticleMetadata[],
): { path: string; article: ArticleMetadata }[] {
  if (site.hasRedirects) return [];
  const patterns = [...new Set([site.paths, ...site.formerPaths].map((names) => names.article))];
  return articles.flatMap((article) =>
    [article, ...article.formerAddresses].flatMap((text) =>
      patterns.flatMap((pattern) => {
        const path = fillArticlePattern(pattern, text);
        const isHere = text === article && pattern === site.paths.article;
        return path === undefined || isHere ? [] : [{ path, article }];
      }),
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
      return textsAt((article) => fillArticlePattern(word, article), articles, removed);
    case 'topics':
      return [
        page('', topicsPath, words.topics),
        ...topicsOf(articles, site.lang).map(({ slug, name }) => page(slug, topicPath(slug), name)),
      ];
    case 'authors':
      return [
        ...(authors.length > 0 ? [page('', authorsPath, words.authors)] : []),
        ...textsAt(({ slug }) => `${word}/${slug}`, authors, removedAuthors),
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

/** All former paths of articles or authors; `pathIn` is such a path, if the text ever had it. */
function textsAt(
  pathIn: (text: Addressed) => string | undefined,
  texts: readonly ArticleMetadata[],
  removed: readonly RemovedArticle[],
): FormerPage[] {
  const hasSections = site.sectionPages === 'all';
  const at = (text: Addressed, content: Content, section?: string): FormerPage[] => {
    const path = pathIn(text);
    if (path === undefined) return [];
    return [{ path: section === undefined ? path : `${path}/${section}`, ...content }];
  };
  return [
    ...texts.flatMap((text) => [
      ...at(text, { moved: movedFrom(text) }),
      ...movedArticles(text).flatMap(({ former, moved }) => at(former, { moved })),
    ]),
    ...texts
      .filter(() => hasSections)
      .flatMap((text) => [
        ...addressesOf(text).flatMap((id) =>
          at(text, { moved: { ...movedFrom(text), to: sectionPath(pathOf(text), id) } }, id),
        ),
        ...movedSections(text).flatMap(({ former, section, moved }) =>
          at(former, { moved }, section),
        ),
      ]),
    ...removed.flatMap((gone) => {
      const { title, lang, sectionIds } = gone;
      const to = pathOf(gone);
      // Removed before addresses had dates, it has its note at its former address.
      const isHere = to === pathTo(`${pathIn(gone)}/`);
      const content = (path: string): Content =>
        isHere ? { removed: gone } : { moved: { to: path, title, lang } };
      return [
        ...at(gone, content(to)),
        ...(hasSections ? sectionIds : []).flatMap((id) =>
          at(gone, content(sectionPath(to, id)), id),
        ),
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

interface FormerPage extends Content {
  /** Relative to the base, without leading or trailing slash. */
  path: string;
}

/** What a page at a former address shows: one of these. */
interface Content {
  moved?: Moved;
  removed?: RemovedArticle;
}
