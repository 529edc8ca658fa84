import type { BuiltSite } from './finding.ts';
import type { BuiltPage } from './page.ts';

/**
 * Where an address in a page leads: to a `path` below the site's base (decoded, as in `BuiltPage`) and maybe a
 * `fragment` in it (as it stands, without a text directive), or `outside`, to another host or something that is no page.
 */
export function leadsTo(
  href: string,
  page: Pick<BuiltPage, 'path'>,
  { origin, base }: Pick<BuiltSite, 'origin' | 'base'>,
): Target | 'outside' | 'broken' {
  const here = `${origin}${base}${page.path}`;
  if (!URL.canParse(href, here)) return 'broken';
  const url = new URL(href, here);
  if (url.origin !== origin) return 'outside';
  // Other pages may lie beside a site that has a path of its own.
  if (!url.pathname.startsWith(base)) return 'outside';
  const fragment = url.hash.slice(1).replace(/:~:.*$/, '');
  const path = decode(url.pathname.slice(base.length));
  return path === undefined ? 'broken' : { path, fragment };
}

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
