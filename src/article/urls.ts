import { site } from '../site.ts';

/** Path of a page or file on this site, below the site's base: `pathTo('suche/')` → `/suche/`. */
export function pathTo(path: string): string {
  return site.base + path;
}

/** Absolute address of a path made by `pathTo`. */
export function absolute(path: string): string {
  return site.origin + path;
}

/** Path of an article's page. */
export function articlePath(slug: string): string {
  return pathTo(`artikel/${slug}/`);
}

/** Path of a section's own address: the article, opened at that section. Without section pages, its place in the article's. */
export function sectionPath(slug: string, id: string): string {
  return articlePath(slug) + (site.sectionPages === 'none' ? `#${id}` : `${id}/`);
}

/** Path of the article as Markdown. */
export function markdownPath(slug: string): string {
  return pathTo(`artikel/${slug}.md`);
}
