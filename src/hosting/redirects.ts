import type { Addressed } from '../schema/article-paths.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { allForms } from '../urls/old-addresses.ts';
import { articlePath, markdownPath, pathOf } from '../urls/urls.ts';
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
