import type { ArticleMetadata } from '../content/metadata.ts';
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
  articles: readonly Pick<ArticleMetadata, 'slug' | 'kind' | 'formerAddresses'>[],
  sectionPages: 'all' | 'none' = site.sectionPages,
): Redirect[] {
  const rest = sectionPages === 'all' ? ':splat' : '';
  return articles.flatMap(({ slug, kind, formerAddresses }) =>
    formerAddresses.flatMap((former) => [
      { from: `${pathOf({ slug: former.slug, kind })}*`, to: pathOf({ slug, kind }) + rest },
      ...(kind === 'article' ? [{ from: markdownPath(former.slug), to: markdownPath(slug) }] : []),
    ]),
  );
}

/** Redirects from former words in addresses to the present ones. */
export function formerPathRedirects({ base, paths, formerPaths }: Names): Redirect[] {
  const changed = formerPaths.flatMap((names) =>
    routeKinds.filter((kind) => names[kind] !== paths[kind]).map((kind) => ({ kind, names })),
  );
  return changed.map(({ kind, names }): Redirect => {
    const [from, to] = [`${base}${names[kind]}/`, `${base}${paths[kind]}/`];
    const isPage = kind === 'search' || kind === 'imprint';
    return isPage ? { from, to } : { from: `${from}*`, to: `${to}:splat`, rest: 'path' };
  });
}

type Names = Pick<typeof site, 'base' | 'paths' | 'formerPaths'>;

/** Redirects from the paths of published articles on another site. */
export function oldRedirects(
  addresses: ReadonlyMap<string, string>,
  published: ReadonlySet<string>,
): Redirect[] {
  return [...addresses]
    .filter(([, slug]) => published.has(slug))
    .flatMap(([path, slug]) => allForms(path).map((from) => ({ from, to: articlePath(slug) })));
}

/**
 * The file `_redirects`, as Netlify and Cloudflare Pages read it
 * (https://docs.netlify.com/routing/redirects/).
 */
export function printRedirects(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

/** The redirect for a path; `undefined` if there is none. */
export function redirectFor(path: string, redirects: readonly Redirect[]): Moved | undefined {
  for (const redirect of redirects) {
    const { from, to, isTemporary } = redirect;
    const moved = (rest: string): Moved => ({
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

interface Moved {
  to: string;
  status: 301 | 302;
}
