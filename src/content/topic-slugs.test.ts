import { expect, test } from 'vitest';
import { parsePartialDate } from '../schema/partial-date.ts';
import { topicSlugs } from './topic-slugs.ts';

const article = (slug: string, day: string, topics: string[]) => {
  const date = parsePartialDate(day);
  if (!('precision' in date)) throw new Error(date.message);
  return { slug, frontmatter: { date, topics } };
};
const slugsOf = (topics: string[], articles = [article('a', '2024', topics)]) =>
  topics.map(topicSlugs(articles));

test('a topic is called in addresses as a section is', () => {
  expect(slugsOf(['Öl & Gas', 'Zoll'])).toEqual(['oel-gas', 'zoll']);
});

test('topics that differ in signs alone are different, and the first keeps its address', () => {
  const articles = [
    article('c', '2026', ['C', 'Ue']),
    article('a', '2024', ['C++']),
    article('b', '2025', ['C#', 'Ü']),
  ];
  expect(slugsOf(['C++', 'C#', 'C', 'Ü', 'Ue'], articles)).toEqual([
    'c',
    'c-23',
    'c-63',
    'ue',
    'ue-75-65',
  ]);
});

test('capitals and spaces make no other topic', () => {
  expect(slugsOf(['Öl  & Gas', 'öl & gas'])).toEqual(['oel-gas', 'oel-gas']);
});

test('no two topics share an address', () => {
  const slugs = slugsOf(['C', 'C#', 'C 23', 'C-23', 'C.', 'C/']);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test('topics of signs alone are topics of their own', () => {
  expect(slugsOf(['🎉', '🌍', '--', '🎉🎉'])).toEqual([
    'thema-1f389',
    'thema-1f30d',
    'thema-2d-2d',
    'thema-1f389-1f389',
  ]);
});
