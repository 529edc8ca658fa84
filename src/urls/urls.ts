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

/** Path of a section on its article's page. */
export function anchorPath(slug: string, id: string): string {
  return `${articlePath(slug)}#${id}`;
}

/** Path of a page of the newest articles; the first is the front page. */
export function frontPath(page = 1): string {
  return pathTo(page === 1 ? '' : `seite/${page}/`);
}

/** Path of the list of all topics. */
export const topicsPath = pathTo('themen/');

/** Path of a page of a topic's articles; `topic` is the topic's name in addresses. */
export function topicPath(topic: string, page = 1): string {
  return `${topicsPath}${topic}/${page === 1 ? '' : `${page}/`}`;
}

/** Path of the list of all years. */
export const archivePath = pathTo('archiv/');

/** Path of a page of a year's articles. */
export function yearPath(year: string, page = 1): string {
  return `${archivePath}${year}/${page === 1 ? '' : `${page}/`}`;
}

/** Paths of the feeds of the site, or of the topic whose path is given. */
export function feedPaths(of = pathTo('')): Record<FeedFormat, string> {
  return { atom: `${of}feed.xml`, rss: `${of}rss.xml`, json: `${of}feed.json` };
}

export type FeedFormat = 'atom' | 'rss' | 'json';
/** An address as it is printed on paper: without its scheme. */
export function printedAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
