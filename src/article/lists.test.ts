import { expect, test } from 'vitest';
import type { ArticleMetadata } from '../content/metadata.ts';
import { beginningsOf, monthsOf, yearsOf } from './lists/archive.ts';
import { frontOrder } from './lists/front.ts';
import { listPages } from './lists/list-pages.ts';
import { topicsOf } from './lists/topics.ts';
import { fold } from '../anchors/slug.ts';

const article = (slug: string, date: string, topics: string[] = []) =>
  ({
    slug,
    date: { value: date, precision: 'day' },
    topics,
    topicSlugs: topics.map(fold),
  }) as unknown as ArticleMetadata;
const slugs = (articles: ArticleMetadata[]) => articles.map(({ slug }) => slug);

test('the chosen article leads the front page, before the others as they are', () => {
  const articles = [article('c', '2026'), article('b', '2025'), article('a', '2024')];
  const order = (lead?: string) => frontOrder(articles, lead).map(({ slug }) => slug);
  expect(order('a')).toEqual(['a', 'c', 'b']);
  expect(order('removed')).toEqual(['c', 'b', 'a']);
  expect(order()).toEqual(['c', 'b', 'a']);
});

test('a list is cut into pages, and an empty one is a page of its own', () => {
  expect(listPages(['a', 'b', 'c'], 2)).toEqual([
    { items: ['a', 'b'], number: 1, total: 2 },
    { items: ['c'], number: 2, total: 2 },
  ]);
  expect(listPages([], 2)).toEqual([{ items: [], number: 1, total: 1 }]);
});

test('articles are archived by year and month, and by year where the month is not known', () => {
  const articles = [article('c', '2024-08-13'), article('b', '2024-08'), article('a', '2024')];
  expect(yearsOf(articles).map(({ year }) => year)).toEqual(['2024']);
  expect(monthsOf(articles).map(({ date, articles: group }) => [date, slugs(group)])).toEqual([
    [{ value: '2024-08', precision: 'month' }, ['c', 'b']],
    [{ value: '2024', precision: 'year' }, ['a']],
  ]);
});

test('a month that goes on over two pages begins on the first of them', () => {
  const pages = [
    [article('c', '2024-09-01'), article('b', '2024-08-02')],
    [article('a', '2024-08-01'), article('z', '2024-07-01')],
  ].map(monthsOf);
  expect(beginningsOf(pages).map(({ date, number }) => [date.value, number])).toEqual([
    ['2024-09', 1],
    ['2024-08', 1],
    ['2024-07', 2],
  ]);
});

test('an article is archived in the month in which it appeared in the site’s time zone', () => {
  const article = {
    slug: 'neujahr',
    date: { value: '2026-01-01T00:30+13:00', precision: 'time' },
  } as unknown as ArticleMetadata;
  expect(yearsOf([article]).map(({ year }) => year)).toEqual(['2025']);
  expect(monthsOf([article]).map(({ date }) => date.value)).toEqual(['2025-12']);
});

test('topics with one address are one topic, once per article', () => {
  const articles = [
    article('b', '2024', ['Öl & Gas', 'Zoll']),
    article('a', '2023', ['öl & gas', 'Öl & Gas', 'Ämter']),
  ];
  const topics = topicsOf(articles, 'de');
  expect(topics.map(({ name, slug }) => [name, slug])).toEqual([
    ['Ämter', 'aemter'],
    ['Öl & Gas', 'oel-gas'],
    ['Zoll', 'zoll'],
  ]);
  expect(slugs(topics[1]?.articles ?? [])).toEqual(['b', 'a']);
});
