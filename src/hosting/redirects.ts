import type { ArticleMetadata } from '../content/metadata.ts';
import { allForms } from '../urls/old-addresses.ts';
import { articlePath, markdownPath } from '../urls/urls.ts';
import { site } from '../site.ts';

/** An address that has moved for good. A `*` at the end of `from` stands for the rest of the path, which `:splat` in `to` repeats. */
export interface Redirect {
  from: string;
  to: string;
}

/**
 * Redirects from every name that a published article had in its address before, its sections' addresses included: to those
 * of the sections, or to the article where sections have no pages. What stands under a former name stands under the present
 * one too, so that one redirect leads all sections where their pages lead.
 */
export function articleRedirects(
  articles: readonly Pick<ArticleMetadata, 'slug' | 'formerAddresses'>[],
  sectionPages: 'all' | 'none' = site.sectionPages,
): Redirect[] {
  const rest = sectionPages === 'all' ? ':splat' : '';
  return articles.flatMap(({ slug, formerAddresses }) =>
    formerAddresses.flatMap((former) => [
      { from: `${articlePath(former.slug)}*`, to: articlePath(slug) + rest },
      { from: markdownPath(former.slug), to: markdownPath(slug) },
    ]),
  );
}

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

/** Reads a `_redirects` file as `printRedirects` writes it. */
export function parseRedirects(text: string): Redirect[] {
  return text.split('\n').flatMap((line) => {
    const [from, to] = line.split(' ');
    return from && to ? [{ from, to }] : [];
  });
}

/** Where a path has moved to; nothing when it has not. */
export function redirectFor(path: string, redirects: readonly Redirect[]): string | undefined {
  for (const { from, to } of redirects) {
    if (from === path) return to;
    const stem = from.endsWith('*') ? from.slice(0, -1) : undefined;
    if (stem === undefined) continue;
    const rest = path.startsWith(stem) ? path.slice(stem.length) : undefined;
    if (rest !== undefined) return section.test(rest) ? to.replace(':splat', rest) : undefined;
    if (`${path}/` === stem) return to.replace(':splat', '');
  }
  return undefined;
}

/** What the rest of a path may be: nothing else that a visitor wrote gets into the answer. */
const section = /^[a-z0-9-]*\/?$/;
