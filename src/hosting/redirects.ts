import type { ArticleMetadata } from '../content/metadata.ts';
import type { Problem } from '../problem.ts';
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

/**
 * What hosts make of more redirects than they read. No address is lost there: each has a page that leads on, without
 * the status that search engines and feed readers follow for good.
 */
export function redirectLimits(redirects: readonly Redirect[]): Problem[] {
  const open = redirects.filter(({ from }) => from.endsWith('*')).length;
  const longest = redirects.find(({ from, to }) => `${from} ${to} 301`.length > limits.length);
  const facts = [
    open > limits.open && `${open} former names of articles; Cloudflare Pages reads ${limits.open}`,
    redirects.length > limits.all &&
      `${redirects.length} redirects; Cloudflare Pages reads ${limits.all}`,
    longest && `a redirect of more than ${limits.length} characters, from ${longest.from}`,
  ].filter((fact) => typeof fact === 'string');
  return facts.map((fact) => ({
    file: '_redirects',
    message: `This file holds ${fact}. The others lead on by a page of their own, not by a redirect.`,
    remedy:
      'Serve the site with nginx, Caddy or Netlify, which read them all, or take names that nobody uses out of `formerly`.',
  }));
}

/** Of Cloudflare Pages (https://developers.cloudflare.com/pages/configuration/redirects/); `open` end with a `*`. */
const limits = { open: 100, all: 2100, length: 1000 };

/** Where a path has moved to; nothing when it has not. */
export function redirectFor(path: string, redirects: readonly Redirect[]): string | undefined {
  for (const redirect of redirects) {
    const { from, to } = redirect;
    if (from === path) return to;
    const stem = from.endsWith('*') ? from.slice(0, -1) : undefined;
    if (stem === undefined) continue;
    const rest = path.startsWith(stem) ? path.slice(stem.length) : undefined;
    if (rest !== undefined)
      return new RegExp(`^${restPattern(redirect)}$`).test(rest)
        ? to.replace(':splat', rest)
        : undefined;
    if (`${path}/` === stem) return to.replace(':splat', '');
  }
  return undefined;
}
