import { site } from '../site.ts';

/** What follows the site's base in the address of a request; Astro may have removed the base. */
export function belowBase(url: string): string {
  return url.startsWith(site.base) ? url.slice(site.base.length) : url.replace(/^\//, '');
}

/** Whether Vite answers rather than Astro, with a script, a style or a font. `path` is below the base. */
export function isOfVite(path: string): boolean {
  return /^(?:@|src\/|node_modules\/)/.test(path);
}
