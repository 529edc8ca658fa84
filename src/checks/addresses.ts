import type { BuiltSite } from './finding.ts';
import type { BuiltPage } from './page.ts';

/**
 * Where an address in a page leads: to a `path` below the site's base (decoded, as in `BuiltPage`) and maybe a
 * `fragment` in it (as it stands, without a text directive), or `outside`, to another host or something that is no page.
 */
export function leadsTo(
  href: string,
  page: Pick<BuiltPage, 'path'>,
  site: Pick<BuiltSite, 'origin' | 'base'>,
): Target | 'outside' | 'broken' {
  if (!/^(?:\/|https?:)/.test(href)) return resolve(href, page.path, site);
  // It means the same on every page, and many have it.
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
  // Other pages may lie beside a site that has a path of its own.
  if (!url.pathname.startsWith(base)) return 'outside';
  const fragment = url.hash.slice(1).replace(/:~:.*$/, '');
  const there = decode(url.pathname.slice(base.length));
  return there === undefined ? 'broken' : { path: there, fragment };
}

const rooted = new WeakMap<object, Map<string, Target | 'outside' | 'broken'>>();
const most = 10_000;

/** The file that a path stands for. */
export function fileOf(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The addresses in a `srcset` attribute. */
export function sourcesIn(srcset: string): string[] {
  return srcset.split(/,\s+/).flatMap((part) => part.trim().split(/\s+/)[0] || []);
}

/** Percent-decoded; nothing when it is malformed. */
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
