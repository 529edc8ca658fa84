import { fillArticlePattern, splitPattern, type Addressed } from '../schema/article-paths.ts';
import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import { allForms } from '../urls/old-addresses.ts';
import { articlePath, markdownPath, pathOf } from '../urls/urls.ts';
import { routeKinds } from '../schema/route-names.ts';
import { site } from '../site.ts';

/**
 * A permanent redirect. A `*` at the end of `from` matches the rest of the path, which replaces
 * `:splat` in `to`.
 */
export interface Redirect {
  from: string;
  to: string;
  /**
   * What the rest of the path may be; by default, a section id. Nothing else from a request gets
   * into a response.
   */
  rest?: 'path';
  /** Whether the redirect is temporary: its target may change. */
  isTemporary?: boolean;
}

/**
 * What the rest of a path may be, as a regular expression without anchors that every host reads
 * alike: a section id, or names of folders and a file that do not begin with a dot.
 */
export function restPattern({ rest }: Pick<Redirect, 'rest'>): string {
  return rest === 'path'
    ? '(?:[a-z0-9_-][a-z0-9_.-]*/)*(?:[a-z0-9_-][a-z0-9_.-]*)?'
    : '[a-z0-9-]*/?';
}

/**
 * Redirects from every former name of published articles, section addresses included: to the
 * section's address, or to the article if sections have no pages. Every id recorded under a former
 * name is recorded under the present one too, so that one redirect serves all sections.
 */
export function articleRedirects(
  articles: readonly Pick<ArticleMetadata, 'slug' | 'addressDate' | 'kind' | 'formerAddresses'>[],
  sectionPages: 'all' | 'none' = site.sectionPages,
): Redirect[] {
  const rest = sectionPages === 'all' ? ':splat' : '';
  return articles.flatMap((article) =>
    article.formerAddresses.flatMap((former) => [
      { from: `${pathOf({ ...former, kind: article.kind })}*`, to: pathOf(article) + rest },
      ...(article.kind === 'article'
        ? [{ from: markdownPath(former), to: markdownPath(article) }]
        : []),
    ]),
  );
}

/**
 * Redirects from former words in addresses to the present ones. Where the form of articles'
 * addresses has changed, each of `texts`, by all of its names, has a redirect.
 */
export function formerPathRedirects(
  { base, paths, formerPaths }: Names,
  texts: readonly Moved[] = [],
): Redirect[] {
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
      if (!isOneRule) return texts.flatMap((text) => redirectsFrom(word, text, base));
      [word, now] = [former.beginning, present.beginning];
    }
    const [from, to] = [`${base}${word}/`, `${base}${now === '' ? '' : `${now}/`}`];
    const isPage = kind === 'search' || kind === 'imprint';
    return [isPage ? { from, to } : { from: `${from}*`, to: `${to}:splat`, rest: 'path' }];
  });
}

/** Redirects from the addresses of an article by a former pattern. */
function redirectsFrom(pattern: string, { names, to, hasText }: Moved, base: string): Redirect[] {
  const rest = site.sectionPages === 'all' ? ':splat' : '';
  return names.flatMap((name) => {
    const path = fillArticlePattern(pattern, name);
    if (path === undefined || `${base}${path}/` === to) return [];
    const markdown = { from: `${base}${path}.md`, to: to.replace(/\/$/, '.md') };
    return [{ from: `${base}${path}/*`, to: to + rest }, ...(hasText ? [markdown] : [])];
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

/**
 * Redirects from the paths of published articles on another site, except where an article has
 * the same path here.
 */
export function oldRedirects(
  addresses: ReadonlyMap<string, string>,
  articles: readonly Addressed[],
): Redirect[] {
  const pathOfSlug = new Map(articles.map((article) => [article.slug, articlePath(article)]));
  const taken = new Set(pathOfSlug.values());
  return [...addresses].flatMap(([path, slug]) => {
    const to = pathOfSlug.get(slug);
    const forms = allForms(path);
    if (to === undefined || forms.some((form) => taken.has(form))) return [];
    return forms.map((from) => ({ from, to }));
  });
}

/**
 * The file `_redirects`, as Netlify and Cloudflare Pages read it
 * (https://docs.netlify.com/routing/redirects/).
 */
export function printRedirects(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

/** The redirect for a path; `undefined` if there is none. */
export function redirectFor(path: string, redirects: readonly Redirect[]): Target | undefined {
  for (const redirect of redirects) {
    const { from, to, isTemporary } = redirect;
    const moved = (rest: string): Target => ({
      to: to.replace(':splat', rest),
      status: isTemporary ? 302 : 301,
    });
    if (from === path) return moved('');
    const stem = from.endsWith('*') ? from.slice(0, -1) : undefined;
    if (stem === undefined) continue;
    const rest = path.startsWith(stem) ? path.slice(stem.length) : undefined;
    if (rest !== undefined)
      return new RegExp(`^${restPattern(redirect)}$`).test(rest) ? moved(rest) : undefined;
    if (`${path}/` === stem) return moved('');
  }
  return undefined;
}

interface Target {
  to: string;
  status: 301 | 302;
}
