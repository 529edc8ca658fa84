import type { BuiltSite } from './finding.ts';
import type { BuiltPage } from './page.ts';

/**
 * Where an address in a page leads: to a `path` below the site's base (decoded, as in `BuiltPage`),
 * perhaps with a `fragment` (as written, without a text directive), or `outside`: to another host
 * or to something that is not a page.
 */
export function leadsTo(
  href: string,
  page: Pick<BuiltPage, 'path'>,
  site: Pick<BuiltSite, 'origin' | 'base'>,
): Target | 'outside' | 'broken' {
  if (!/^(?:\/|https?:)/.test(href)) return resolve(href, page.path, site);
  // An address from the root means the same on every page, and many are repeated.
  let known = rooted.get(site);
  if (!known) rooted.set(site, (known = new Map<string, Target | 'outside' | 'broken'>()));
  let target = known.get(href);
  if (target === undefined) {
    if (known.size >= most) known.clear();
    known.set(href, (target = resolve(href, page.path, site)));
  }
  return target;
}

function resolve(
  href: string,
  path: string,
  { origin, base }: Pick<BuiltSite, 'origin' | 'base'>,
): Target | 'outside' | 'broken' {
  const url = URL.parse(href, `${origin}${base}${path}`);
  if (!url) return 'broken';
  if (url.origin !== origin) return 'outside';
  // A site with a path of its own may have other pages next to it.
  if (!url.pathname.startsWith(base)) return 'outside';
  const fragment = url.hash.slice(1).replace(/:~:.*$/, '');
  const there = decode(url.pathname.slice(base.length));
  return there === undefined ? 'broken' : { path: there, fragment };
}

const rooted = new WeakMap<object, Map<string, Target | 'outside' | 'broken'>>();
const most = 10_000;

/** The file for a path. */
export function fileOf(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The addresses in a `srcset` attribute. */
export function sourcesIn(srcset: string): string[] {
  return srcset.split(/,\s+/).flatMap((part) => part.trim().split(/\s+/)[0] || []);
}

/** Percent-decodes a text; `undefined` if it is malformed. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export interface Target {
  path: string;
  fragment: string;
}
