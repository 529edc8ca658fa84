import { expect, test } from 'vitest';
import { parseArticlePattern } from './parse-article-pattern.ts';

test.each([
  ['/{year}/{month}/{slug}/', '/{year}/{month}/{slug}/'],
  ['{year}/{slug}', '/{year}/{slug}/'],
  ['/blog/{year}/{month}/{day}/{slug}', '/blog/{year}/{month}/{day}/{slug}/'],
  ['/news/{year}-{month}-{slug}/', '/news/{year}-{month}-{slug}/'],
  // What a word says too is only a word.
  ['/news/{slug}/', 'news'],
])('%s is the pattern %s', (written, pattern) => {
  expect(parseArticlePattern(written)).toEqual({ pattern });
});

test.each([
  ['/{year}/{month}/', 'does not contain {slug}', 'Write /{year}/{month}/{slug}/.'],
  ['/{yaer}/{slug}/', '"{yaer}" is not a placeholder', 'Write {year}.'],
  ['/{Year}/{slug}/', '"{Year}" is not a placeholder', 'Write {year}.'],
  ['/{year}/{title}/', '"{title}" is not a placeholder', 'Write {slug}.'],
  ['/:year/:title/', '":year" is not a placeholder', 'Write {year}.'],
  ['/%year%/%postname%/', '"%year%" is not a placeholder', 'Write {year}.'],
  ['/{category}/{slug}/', '"{category}" is not a placeholder', 'Use {year}, {month}, {day} and'],
  ['/{year}{month}/{slug}/', 'Nothing separates {year} from {month}', 'Write {year}/{month}.'],
  ['/{year}/{slug}.html', '"." cannot be part of an address', 'Write lower-case letters'],
  ['/Blog/{slug}/', '"B" cannot be part of an address', 'Write lower-case letters'],
  ['//{year}//{slug}/', 'two slashes in a row', 'Write /{year}/{slug}/.'],
  ['/{slug}/{year}/', '{slug} is not in the last part', 'Write it at the end'],
  ['/{year}/{slug}-{slug}/', '{slug} is in it twice', 'Write it once'],
  ['/{slug}/', 'in the same place as pages', 'such as /{year}/{slug}/'],
  ['/{year}/-{slug}/', '"-{slug}" cannot be part of an address', 'single hyphens'],
])('%s is refused: %s', (written, message, remedy) => {
  const read = parseArticlePattern(written);
  expect(read).toMatchObject({
    message: expect.stringContaining(message) as string,
    remedy: expect.stringContaining(remedy) as string,
  });
});
