import type { ArticleMetadata } from '../content/metadata.ts';
import { yearsOf } from '../article/lists/archive.ts';
import { changesOf } from '../article/changes.ts';
import { topicsOf } from '../article/lists/topics.ts';
import {
  absolute,
  archivePath,
  articlePath,
  authorsPath,
  correctionsPath,
  frontPath,
  pathOf,
  pathTo,
  topicPath,
  topicsPath,
  yearPath,
} from '../urls/urls.ts';
import { site } from '../site.ts';
import { isHeldBack } from '../content/dates/scheduled.ts';
import { instantOf, latest } from '../content/dates/instant.ts';
import { element, printXml, textElement } from './xml.ts';

/** The namespace of https://www.sitemaps.org/protocol.html. */
export const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * The site's sitemaps: one of its lists and of pages that are not articles, authors' included, and
 * one for each year's articles, in parts of at most `most` addresses. A new article changes only its
 * year's.
 */
export function sitemaps(
  articles: readonly ArticleMetadata[],
  pages: readonly ArticleMetadata[] = [],
  authors: readonly ArticleMetadata[] = [],
  most = 50_000,
): Sitemap[] {
  const lists = [
    frontPath(),
    topicsPath,
    archivePath,
    ...pages.filter((page) => !isHeldBack(page)).map(pathOf),
    ...topicsOf(articles, site.lang).map(({ slug }) => topicPath(slug)),
    ...(articles.some(({ corrections }) => corrections.length > 0) ? [correctionsPath()] : []),
    ...(authors.some((author) => !isHeldBack(author)) ? [authorsPath] : []),
    ...authors.filter((author) => !isHeldBack(author)).map(pathOf),
    ...yearsOf(articles).map(({ year }) => yearPath(year)),
  ].map((path): SitemapEntry => ({ url: absolute(path) }));
  return [
    ...inParts('pages', lists, most),
    ...yearsOf(articles).flatMap(({ year, articles: group }) =>
      inParts(year, group.map(articleEntry), most),
    ),
  ];
}

/** One sitemap as XML. */
export function printSitemap({ entries }: Sitemap): string {
  return printXml(
    element(
      'urlset',
      { xmlns: sitemapNamespace },
      ...entries.map(({ url, changed }) =>
        element('url', {}, element('loc', {}, url), textElement('lastmod', changed)),
      ),
    ),
  );
}

/** The sitemap index as XML. */
export function printSitemapIndex(list: readonly Sitemap[]): string {
  return printXml(
    element(
      'sitemapindex',
      { xmlns: sitemapNamespace },
      ...list.map(({ name, entries }) =>
        element(
          'sitemap',
          {},
          element('loc', {}, absolute(pathTo(`sitemap-${name}.xml`))),
          textElement('lastmod', latest(entries.map(({ changed }) => changed))),
        ),
      ),
    ),
  );
}

/** Sitemaps do not allow a month or a year as a date; a day stays a day. */
function articleEntry(article: ArticleMetadata): SitemapEntry {
  const changed = [article.date, ...changesOf(article)].findLast(
    ({ precision }) => precision === 'day' || precision === 'time',
  );
  const url = absolute(articlePath(article));
  if (!changed) return { url };
  return { url, changed: changed.precision === 'day' ? changed.value : instantOf(changed) };
}

function inParts(name: string, entries: SitemapEntry[], most: number): Sitemap[] {
  const count = Math.ceil(entries.length / most);
  return Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? name : `${name}-${index + 1}`,
    entries: entries.slice(index * most, (index + 1) * most),
  }));
}

export interface Sitemap {
  /** As in its address: `2024` in `/sitemap-2024.xml`. */
  name: string;
  entries: SitemapEntry[];
}

interface SitemapEntry {
  url: string;
  /** A day or a time, https://www.w3.org/TR/NOTE-datetime. */
  changed?: string | undefined;
}
