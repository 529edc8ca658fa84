import type { ArticleMetadata } from '../content/metadata.ts';
import { allForms } from '../urls/old-addresses.ts';
import { articlePath, markdownPath, pathOf } from '../urls/urls.ts';
import { routeKinds } from '../schema/route-names.ts';
import { site } from '../site.ts';

/** An address that has moved for good. A `*` at the end of `from` stands for the rest of the path, which `:splat` in `to` repeats. */
export interface Redirect {
  from: string;
  to: string;
  /** What that rest may be; without it, a section. Nothing else that a visitor wrote gets into an answer. */
  rest?: 'path';
  /** It may lead elsewhere tomorrow. */
  isTemporary?: boolean;
}

/**
 * What the rest of a path may be, as a regular expression without anchors that every host reads alike: a section's id, or names
 * of folders and a file that begin with no dot.
 */
export function restPattern({ rest }: Pick<Redirect, 'rest'>): string {
  return rest === 'path'
    ? '(?:[a-z0-9_-][a-z0-9_.-]*/)*(?:[a-z0-9_-][a-z0-9_.-]*)?'
    : '[a-z0-9-]*/?';
}

/**
 * Redirects from every name that a published article had in its address before, its sections' addresses included: to those
 * of the sections, or to the article where sections have no pages. What stands under a former name stands under the present
 * one too, so that one redirect leads all sections where their pages lead.
 */
export function articleRedirects(
  articles: readonly Pick<ArticleMetadata, 'slug' | 'isPage' | 'formerAddresses'>[],
  sectionPages: 'all' | 'none' = site.sectionPages,
): Redirect[] {
  const rest = sectionPages === 'all' ? ':splat' : '';
  return articles.flatMap(({ slug, isPage, formerAddresses }) =>
    formerAddresses.flatMap((former) => [
      { from: `${pathOf({ slug: former.slug, isPage })}*`, to: pathOf({ slug, isPage }) + rest },
      ...(isPage ? [] : [{ from: markdownPath(former.slug), to: markdownPath(slug) }]),
    ]),
  );
}

/** Redirects from the words that addresses had before to those they have. */
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

/** Redirects from the paths that published articles had on another site. */
export function oldRedirects(
  addresses: ReadonlyMap<string, string>,
  published: ReadonlySet<string>,
): Redirect[] {
  return [...addresses]
    .filter(([, slug]) => published.has(slug))
    .flatMap(([path, slug]) => allForms(path).map((from) => ({ from, to: articlePath(slug) })));
}

/** The file `_redirects`, as Netlify and Cloudflare Pages read it (https://docs.netlify.com/routing/redirects/). */
export function printRedirects(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}

/** Where a path has moved to; nothing when it has not. */
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
