import { expect, test } from 'vitest';
import {
  articleExpression,
  articleParams,
  articleRoute,
  fillArticlePattern,
  startsArticlePath,
} from './article-paths.ts';

test('a pattern is filled with as much of the date as it needs, or not at all', () => {
  const article = { slug: 'bridge', addressDate: '2024-05' };
  expect(fillArticlePattern('/{year}/{month}/{slug}/', article)).toBe('2024/05/bridge');
  expect(fillArticlePattern('/{year}/{slug}/', article)).toBe('2024/bridge');
  expect(fillArticlePattern('news', article)).toBe('news/bridge');
  expect(fillArticlePattern('/{year}/{month}/{day}/{slug}/', article)).toBeUndefined();
  expect(fillArticlePattern('/{year}/{slug}/', { slug: 'bridge' })).toBeUndefined();
});

test.each([
  ['news', 'news/bridge/', 'bridge'],
  ['/{year}/{month}/{slug}/', '2024/05/bridge/', 'bridge'],
  ['/{year}/{month}/{slug}/', '2024/05/bridge/why/', 'bridge'],
  ['/{year}/{month}/{slug}/', 'archive/2024/2/', undefined],
  ['/{year}/{slug}/', 'topics/traffic/', undefined],
  ['/blog/{year}-{slug}/', 'blog/2024-bridge-24/', 'bridge-24'],
])('by %s, the path %s is one of the article %s', (pattern, path, slug) => {
  expect(new RegExp(`^${articleExpression(pattern)}/`).exec(path)?.[1]).toBe(slug);
});

test('a route has a parameter for each part that differs between articles', () => {
  const pattern = '/blog/{year}/{month}-{day}/a-{slug}/';
  const article = { slug: 'bridge', addressDate: '2024-05-07' };
  expect(articleRoute(pattern)).toBe('/blog/[part1]/[part2]/[slug]');
  expect(articleParams(pattern, article)).toEqual({
    part1: '2024',
    part2: '05-07',
    slug: 'a-bridge',
  });
  expect([articleRoute('news'), articleParams('news', article)]).toEqual([
    '/news/[slug]',
    { slug: 'bridge' },
  ]);
});

test('names at the top of a site that could begin an address are known', () => {
  const names = ['2024', 'archive', '20', 'blog'];
  expect(names.filter((name) => startsArticlePath('/{year}/{slug}/', name))).toEqual(['2024']);
  expect(names.filter((name) => startsArticlePath('/blog/{year}/{slug}/', name))).toEqual(['blog']);
});
