import { keyOf, lastPart, type Linking, type SiteIndex } from './site-index.ts';
import { site } from '../../site.ts';
import { articlePath } from '../../urls/urls.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Where a link in a post of the old site leads here: to the article, if it is an article's, with
 * the id of its section. An address of the old site that is not an article's is unchanged if the
 * site's address is known, and otherwise `undefined`. Builds add the base of the site to links.
 *
 * `ids` has for each article that is linked to with a fragment the ids its headings had → the ids
 * they have here. A fragment that is not among them is dropped and passed to `onLost`.
 */
export function resolveLink(
  address: string,
  post: Linking,
  index: SiteIndex,
  { origin, ids, onLost }: LinkOptions,
): string | undefined {
  const slug = articleAt(address, post, index, origin);
  if (slug !== undefined) {
    const fragment = /#(.+)$/.exec(address)?.[1];
    const known = ids?.get(slug);
    const id =
      fragment === undefined ? undefined : (known?.get(fragment) ?? known?.get(decoded(fragment)));
    if (fragment !== undefined && id === undefined) onLost?.(fragment);
    const article = { slug, addressDate: index.dates.get(slug)?.slice(0, 10) ?? '' };
    const path = articlePath(article).slice(site.base.length - 1);
    return `${path}${id === undefined ? '' : `#${id}`}`;
  }
  if (/^https?:\/\//i.test(address)) return address;
  return origin === undefined ? undefined : new URL(asWritten(address, post), origin).href;
}

/** The name of the article that a link leads to. */
export function articleAt(
  address: string,
  post: Linking,
  { targets, drafts }: SiteIndex,
  origin: string | undefined,
): string | undefined {
  const pageOf = (key: string): string | undefined => {
    const slug = targets.get(key);
    // A draft has no page that readers could reach.
    return slug !== undefined && drafts.has(slug) && !post.facts.draft ? undefined : slug;
  };
  const isWhole = /^https?:\/\//i.test(address);
  if (isWhole && !(origin !== undefined && address.startsWith(origin))) {
    const isSameHost = post.paths.some((path) => hostOf(path) === hostOf(address));
    return isSameHost ? pageOf(keyOf(address)) : undefined;
  }
  const path = isWhole ? address : asWritten(address, post);
  return pageOf(keyOf(path)) ?? pageOf(lastPart(path));
}

/** A relative address is one relative to the post's file. */
function asWritten(address: string, { files }: Linking): string {
  return address.startsWith('/')
    ? address
    : new URL(address, `https://x.invalid${files?.[0] ?? '/'}`).pathname;
}

function hostOf(address: string): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/]+)/i.exec(address)?.[1];
}

export interface LinkOptions {
  /** The old site's address: `https://example.org`. */
  origin?: string | undefined;
  ids?: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
  onLost?: ((fragment: string) => void) | undefined;
}
