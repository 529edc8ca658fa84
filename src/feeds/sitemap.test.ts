import { expect, test } from 'vitest';
import type { ArticleMetadata } from '../content/metadata.ts';
import { parsePartialDate, type PartialDate } from '../schema/partial-date.ts';
import { newsSitemap } from './news-sitemap.ts';
import { printSitemap, sitemaps } from './sitemap.ts';

const article = (slug: string, value: string, lang = 'de') =>
  ({
    slug,
    title: slug,
    lang,
    date: parsePartialDate(value) as PartialDate,
    topics: [],
    draft: false,
    isScheduled: false,
    corrections: [],
  }) as unknown as ArticleMetadata;

test('each year has a sitemap of its own, in parts that are not too long', () => {
  const list = sitemaps(
    [
      article('d', '2025-01-02'),
      article('c', '2024-03'),
      article('b', '2024-02'),
      article('a', '2024'),
    ],
    [],
    [],
    2,
  );
  expect(list.map(({ name, entries }) => [name, entries.length])).toEqual([
    ['pages', 2],
    ['pages-2', 2],
    ['pages-3', 1],
    ['2025', 1],
    ['2024', 2],
    ['2024-2', 1],
  ]);
});

test('a sitemap says when an article changed only where its day is known', () => {
  const [, known, unknown] = sitemaps([article('b', '2025-01-02'), article('a', '2024-08')]);
  expect(known && printSitemap(known)).toContain('<lastmod>2025-01-02</lastmod>');
  expect(unknown && printSitemap(unknown)).not.toContain('lastmod');
});

test('news are the articles of two days, told from a moment that is given', () => {
  const now = new Date('2026-02-04T12:00:00+01:00');
  const xml = newsSitemap(
    [
      article('tomorrow', '2026-02-05'),
      article('today', '2026-02-04'),
      article('this-month', '2026-02'),
      article('hours-ago', '2026-02-02T12:30+01:00', 'zh-Hant'),
      article('too-old', '2026-02-02T11:30+01:00'),
    ],
    now,
  );
  expect(locations(xml)).toEqual(['today', 'hours-ago']);
  expect(xml).toContain('<news:publication_date>2026-02-04</news:publication_date>');
  expect(xml).toContain('<news:publication_date>2026-02-02T12:30:00+01:00</news:publication_date>');
  expect(xml).toContain('<news:language>zh-tw</news:language>');
});

test('without news the news sitemap names the front page, since it must not be empty', () => {
  const xml = newsSitemap([article('a', '2024-08')], new Date('2026-02-04T12:00:00Z'));
  expect(xml).toContain('<loc>https://abschnitt.example/</loc>');
  expect(xml).not.toContain('news:news>');
});

function locations(xml: string): (string | undefined)[] {
  return [...xml.matchAll(/<loc>[^<]*\/artikel\/([^<]*)\/<\/loc>/g)].map(([, slug]) => slug);
}
