import { site } from '../site.ts';

/** The part of a request's address after the site's base; Astro may have removed the base. */
export function belowBase(url: string): string {
  return url.startsWith(site.base) ? url.slice(site.base.length) : url.replace(/^\//, '');
}

/**
 * Whether Vite answers the request, not Astro: a script, a style or a font. `path` is below the
 * base.
 */
export function isOfVite(path: string): boolean {
  return /^(?:@|src\/|node_modules\/)/.test(path);
}
