import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readMarkdown } from '../markdown/pipeline.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { syntheticArticle } from './articles.ts';

test('the same index gives the same bytes, and each index an article of its own', () => {
  const texts = [0, 1, 1].map((index) => syntheticArticle(index).markdown);
  expect(texts[1]).toBe(texts[2]);
  expect(texts[1]).not.toBe(texts[0]);
  const all = Array.from({ length: 20 }, (_, index) => syntheticArticle(index).markdown).join('');
  expect(createHash('sha256').update(all).digest('hex').slice(0, 16)).toBe('d58e3efefa048677');
});

test('every article is in order, has five sections and about 5 kB', () => {
  for (let index = 0; index < 50; index++) {
    const { markdown } = syntheticArticle(index);
    const { body, problems } = readFrontmatter(markdown, 'article.md', 'de');
    const read = readMarkdown(body, { lang: 'de' });
    expect([...problems, ...read.problems]).toEqual([]);
    expect(read.sections).toHaveLength(5);
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(4000);
    expect(Buffer.byteLength(markdown)).toBeLessThan(7000);
  }
});
