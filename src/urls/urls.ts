import {
  articleExpression,
  articleParams,
  fillArticlePattern,
  type Addressed,
} from '../schema/article-paths.ts';
import { site } from '../site.ts';

const { paths } = site;

/** Path of a page or file on this site, below the site's base: `pathTo('suche/')` → `/suche/`. */
export function pathTo(path: string): string {
  return site.base + path;
}

/** The absolute address of a path made by `pathTo`. */
export function absolute(path: string): string {
  return site.origin + path;
}

/**
 * Path of an article's page. An article that was removed before its address had a date keeps its
 * former address.
 */
export function articlePath(article: Addressed): string {
  const path =
    fillArticlePattern(paths.article, article) ??
    site.formerPaths
      .map((names) => fillArticlePattern(names.article, article))
      .findLast((former) => former !== undefined);
  if (path !== undefined) return pathTo(`${path}/`);
  // The preview shows at this path what is wrong with the date; builds stop.
  const { addressDate = '' } = article;
  const zeros = addressDate + '0000-00-00'.slice(addressDate.length);
  return articlePath({ ...article, addressDate: zeros });
}

/**
 * The parameters of the route of an article's pages. `undefined` if it has no address of the present
 * form.
 */
export function articleRouteParams(article: Addressed): ReturnType<typeof articleParams> {
  return articleParams(paths.article, article);
}

/** What has a text of its own: an article, another page, or an author. */
export type TextKind = 'article' | 'page' | 'author';

/** Path of an article, of a page that is not one, or of an author's page. */
export function pathOf(text: Addressed & { kind: TextKind }): string {
  const { slug, kind } = text;
  if (kind === 'author') return authorPath(slug);
  return kind === 'page' ? pathTo(`${slug}/`) : articlePath(text);
}

/**
 * Path of a section's own address: the article or page at `path`, opened at that section. Without
 * section pages, its fragment there.
 */
export function sectionPath(path: string, id: string): string {
  return path + (site.sectionPages === 'none' ? `#${id}` : `${id}/`);
}

/** Path of the article as Markdown. */
export function markdownPath(article: Addressed): string {
  return articlePath(article).replace(/\/$/, '.md');
}

/** Path of a section on its article's page. */
export function anchorPath(article: Addressed, id: string): string {
  return `${articlePath(article)}#${id}`;
}

/** Path of a page of the newest articles; the first is the front page. */
export function frontPath(page = 1): string {
  return pathTo(page === 1 ? '' : `${paths.page}/${page}/`);
}

/** Path of the list of all topics. */
export const topicsPath = pathTo(`${paths.topics}/`);

/** Path of a page of a topic's articles; `topic` is the topic's name in addresses. */
export function topicPath(topic: string, page = 1): string {
  return `${topicsPath}${topic}/${page === 1 ? '' : `${page}/`}`;
}

/** Path of the list of all authors. */
export const authorsPath = pathTo(`${paths.authors}/`);

/** Path of a page of an author's articles; `slug` is the author's name in addresses. */
export function authorPath(slug: string, page = 1): string {
  return `${authorsPath}${slug}/${page === 1 ? '' : `${page}/`}`;
}

/** Path of the list of all years. */
export const archivePath = pathTo(`${paths.archive}/`);

/** Path of a page of a year's articles. */
export function yearPath(year: string, page = 1): string {
  return `${archivePath}${year}/${page === 1 ? '' : `${page}/`}`;
}

/** Path of a page of the list of corrections. */
export function correctionsPath(page = 1): string {
  return pathTo(`${paths.corrections}/${page === 1 ? '' : `${page}/`}`);
}

/** Path of a month in the list of a year: its place on the page on which it begins. */
export function monthPath(year: string, page: number, month: string): string {
  return `${yearPath(year, page)}#${monthId(month)}`;
}

/** The id of a month, or of a year whose months are not known, in the list of a year. */
export function monthId(month: string): string {
  return `_${month}`;
}

/** Where a menu entry leads; paths on this site begin with a slash and are relative to the base. */
export function entryPath(to: string): string {
  return to.startsWith('/') ? pathTo(to.slice(1)) : to;
}

/** Path of the search. */
export const searchPath = pathTo(`${paths.search}/`);

/** Path of the imprint. */
export const imprintPath = pathTo(`${paths.imprint}/`);

/** Whether a line of the imprint is an address for mail. */
export function isMailbox(line: string): boolean {
  return /^[^\s@<>"?&]+@[^\s@<>"?&]+$/.test(line);
}

/** Path of the list of software packages that the site is made with. */
export const softwarePath = pathTo('software/');

/** Path of an article's picture, by file name. */
export function picturePath(slug: string, name: string): string {
  return pathTo(`${paths.pictures}/${slug}/${name}`);
}

/** Path of an article's preview image, by file name. */
export function cardImagePath(slug: string, name: string): string {
  return pathTo(`${paths.cards}/${slug}/${name}`);
}

/**
 * The slug of the article that a path below the base belongs to: the article's own page or a
 * section page.
 */
export function articleInPath(path: string): string | undefined {
  return articleStart.exec(path)?.[1];
}

const articleStart = new RegExp(`^${articleExpression(paths.article)}/`);

/**
 * The source of a regular expression that matches the paths of articles and their sections by a
 * pattern. Its first group is the article's path, its second the section's id.
 */
export function articlePages(pattern: string = paths.article): string {
  return `^(${escaped(site.base)}${articleExpression(pattern, '[^/]+')}/)(?:([^/]+)/)?$`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** Paths of the feeds of the site, or of the topic whose path is given. */
export function feedPaths(of = pathTo('')): Record<FeedFormat, string> {
  return { atom: `${of}feed.xml`, rss: `${of}rss.xml`, json: `${of}feed.json` };
}

export type FeedFormat = 'atom' | 'rss' | 'json';
/** An address as printed on paper, without its scheme. */
export function printedAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
