import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import { fillArticlePattern, splitPattern, type Addressed } from '../schema/article-paths.ts';
import { routeKinds } from '../schema/route-names.ts';
import { site } from '../site.ts';
import { articlePath } from '../urls/urls.ts';
import type { Redirect } from './redirects.ts';

/**
 * Redirects from former words in addresses to the present ones. Where the form of articles'
 * addresses has changed, each of `texts`, by all of its names, has a redirect.
 */
export function formerPathRedirects(
  { base, paths, formerPaths }: Names,
  texts: readonly Moved[] = [],
): Redirect[] {
  // Made for the few sites whose pattern has changed.
  let folders: ReadonlySet<string> | undefined;
  const changed = formerPaths.flatMap((names) =>
    routeKinds.filter((kind) => names[kind] !== paths[kind]).map((kind) => ({ kind, names })),
  );
  return changed.flatMap(({ kind, names }): Redirect[] => {
    let [word, now] = [names[kind], paths[kind]];
    if (kind === 'article') {
      const [former, present] = [splitPattern(word), splitPattern(now)];
      const isOneRule =
        former.rest === present.rest &&
        former.beginning !== '' &&
        !`${present.beginning}/`.startsWith(`${former.beginning}/`);
      if (!isOneRule) {
        const above = (folders ??= new Set(texts.flatMap(({ to }) => foldersAbove(to))));
        return texts.flatMap((text) => redirectsFrom(word, text, { base, above }));
      }
      [word, now] = [former.beginning, present.beginning];
    }
    const [from, to] = [`${base}${word}/`, `${base}${now === '' ? '' : `${now}/`}`];
    const isPage = kind === 'search' || kind === 'imprint';
    return [isPage ? { from, to } : { from: `${from}*`, to: `${to}:splat`, rest: 'path' }];
  });
}

/** `/2024/05/bridge/` → `/`, `/2024/`, `/2024/05/` */
function foldersAbove(path: string): string[] {
  return [...path.slice(0, -1).matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

/**
 * Redirects from the addresses of an article by a former pattern. A path in `above` has other
 * articles below it now (`/2024/05/`, formerly of the article “05”): only the path itself redirects.
 */
function redirectsFrom(
  pattern: string,
  { names, to, hasText }: Moved,
  { base, above }: { base: string; above: ReadonlySet<string> },
): Redirect[] {
  const rest = site.sectionPages === 'all' ? ':splat' : '';
  return names.flatMap((name) => {
    const path = fillArticlePattern(pattern, name);
    if (path === undefined || `${base}${path}/` === to) return [];
    const markdown = { from: `${base}${path}.md`, to: to.replace(/\/$/, '.md') };
    const from = `${base}${path}/`;
    const page = above.has(from) ? { from, to } : { from: `${from}*`, to: to + rest };
    return [page, ...(hasText ? [markdown] : [])];
  });
}

/** An article by all of its names, and where it is. */
export interface Moved {
  names: readonly Addressed[];
  to: string;
  /** Whether it has not been removed. */
  hasText: boolean;
}

/** The articles to redirect to, by all their names. */
export function movedTexts(
  articles: readonly Pick<ArticleMetadata, 'slug' | 'addressDate' | 'kind' | 'formerAddresses'>[],
  removed: readonly RemovedArticle[],
): Moved[] {
  return [
    ...articles.map((article) => ({
      names: [article, ...article.formerAddresses],
      to: articlePath(article),
      hasText: true,
    })),
    ...removed
      .filter(({ kind }) => kind === 'article')
      .map((article) => ({ names: [article], to: articlePath(article), hasText: false })),
  ];
}

type Names = Pick<typeof site, 'base' | 'paths' | 'formerPaths'>;
