import { expect, test } from 'vitest';
import { parsePartialDate } from '../schema/partial-date.ts';
import { articleNotes, leadNotes } from './article-notes.ts';

const now = new Date('2026-11-30T12:00:00Z');
const article = (file: string, day: string) => {
  const date = parsePartialDate(day);
  if (!('precision' in date)) throw new Error(date.message);
  return { file, date };
};

test('articles of the past in the folders of their years are published without a word', () => {
  expect(articleNotes([article('articles/2026/a.md', '2026-11')], now)).toEqual([]);
});

test('an article of the future, and one in the folder of another year, are named', () => {
  const articles = [article('articles/2031/a.md', '2031'), article('articles/2025/b.md', '2026')];
  expect(articleNotes(articles, now)).toEqual([
    expect.stringContaining('a.md is dated 2031, after this build'),
    expect.stringContaining('b.md is dated 2026 but is in the folder 2025'),
  ]);
});

test('many of one kind are counted', () => {
  const articles = Array.from({ length: 12 }, () => article('articles/2025/b.md', '2026'));
  expect(articleNotes(articles, now)).toHaveLength(11);
  expect(articleNotes(articles, now).at(-1)).toContain('2 more');
});

test('a leading article that is not published is named, with what leads instead', () => {
  const articles = [{ slug: 'a' }];
  expect(leadNotes(articles, undefined)).toEqual([]);
  expect(leadNotes(articles, 'a')).toEqual([]);
  expect(leadNotes(articles, 'b')).toEqual([expect.stringMatching(/lead: No article “b”.*newest/)]);
});
