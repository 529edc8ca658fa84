import type { PartialDate } from '../../schema/partial-date.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { localDate } from '../dates.ts';
import { listPages, type ListPage } from './list-pages.ts';

/** Articles by the year of their date in the site's time zone, in the order given. */
export function yearsOf(articles: readonly ArticleMetadata[]): Year[] {
  return groupBy(articles, ({ date }) => monthOf(date).slice(0, 4)).map(([year, group]) => ({
    year,
    articles: group,
  }));
}

/** The pages of each year's list, in the order given. */
export function yearListsOf(articles: readonly ArticleMetadata[], perPage: number): YearList[] {
  return yearsOf(articles).map(({ year, articles: all }) => {
    const pages = listPages(all, perPage).map((page) => ({ page, months: monthsOf(page.items) }));
    return {
      year,
      count: all.length,
      pages,
      beginnings: beginningsOf(pages.map(({ months }) => months)),
    };
  });
}

/**
 * Articles of one year by month, in the order given. Those dated only by year are listed first,
 * under the year.
 */
export function monthsOf(articles: readonly ArticleMetadata[]): Month[] {
  return groupBy(articles, ({ date }) => monthOf(date)).map(([value, group]) => ({
    date: { value, precision: value.length === 4 ? 'year' : 'month' },
    articles: group,
  }));
}

/** The months in a list, each with the number of the page where it starts. */
export function beginningsOf(pages: readonly Month[][]): Beginning[] {
  const seen = new Set<string>();
  return pages.flatMap((months, index) =>
    months.flatMap(({ date }) => {
      if (seen.has(date.value)) return [];
      seen.add(date.value);
      return [{ date, number: index + 1 }];
    }),
  );
}

/** The time zone is slow to look up and matters only near the start and end of a month. */
function monthOf(date: PartialDate): string {
  const isAtBorder = date.precision === 'time' && /^.{8}(?:01|2[89]|3\d)/.test(date.value);
  return (isAtBorder ? localDate(date) : date.value).slice(0, 7);
}

function groupBy(
  articles: readonly ArticleMetadata[],
  keyOf: (article: ArticleMetadata) => string,
): [string, ArticleMetadata[]][] {
  const groups = new Map<string, ArticleMetadata[]>();
  for (const article of articles) {
    const key = keyOf(article);
    const group = groups.get(key);
    if (group) group.push(article);
    else groups.set(key, [article]);
  }
  return [...groups];
}

export interface Year {
  year: string;
  articles: ArticleMetadata[];
}

/** The list of a year's articles, split into pages. */
export interface YearList {
  year: string;
  count: number;
  /** The pages, each with its months. */
  pages: { page: ListPage<ArticleMetadata>; months: Month[] }[];
  beginnings: Beginning[];
}

export interface Month {
  date: PartialDate;
  articles: ArticleMetadata[];
}

/** A month in a list, with the number of the page where it starts. */
export interface Beginning {
  date: PartialDate;
  number: number;
}
