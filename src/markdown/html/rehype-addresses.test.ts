import { expect, test } from 'vitest';
import { readMarkdown } from '../pipeline.ts';

const problemsOf = (markdown: string) =>
  readMarkdown(markdown, { lang: 'de', firstLine: 5 }).problems;

test.each([
  ['[A](htps://example.com)', 'The address of the link, “htps://example.com”, begins with “htps:”'],
  ['Text\n[A](javascript:alert(1))', '“javascript:”, which is not allowed'],
  ['<a href="ftp://example.com/">A</a>', '“ftp:”'],
  ['<a href=" https://example.com/">A</a>', '“ https:”'],
  ['[A][b]\n\n[b]: data:text/html,x', '“data:”'],
  ['![A](data:image/png;base64,x)', 'The address of the picture, “data:image/png;base64,x”'],
  ['<video src="vbscript:x">A</video>', '“vbscript:”'],
  ['[A]()', 'A link has no address.'],
  ['[A](https:example.com)', '“https:example.com” is no address.'],
  ['[A](https:///example.com)', 'is no address'],
  ['[A](https://example.com:99999/)', 'is no address'],
  ['[A](https://example.com@example.org/)', 'holds a user name or password'],
])('%j is named', (markdown, message) => {
  expect(problemsOf(markdown)).toMatchObject([{ message: expect.stringContaining(message) }]);
});

test('another scheme is not taken for a slip', () => {
  expect(problemsOf('[A](ftp://example.com/)')).toMatchObject([
    { remedy: 'Begin it with https://, mailto: or tel:, or write a path on this site.' },
  ]);
});

test('the problem has its line and a remedy', () => {
  expect(problemsOf('Text\n\nEin [Wort](htps://example.com).')).toEqual([
    {
      line: 7,
      message:
        'The address of the link, “htps://example.com”, begins with “htps:”, which is not allowed.',
      remedy: 'Write https: instead, with nothing before it.',
    },
  ]);
});

test.each([
  '[A](https://example.com/a:b)',
  '[A](HTTP://example.com)',
  '[A](mailto:a@example.com)',
  '[A](tel:+49-1)',
  '[A](/pfad:mit-doppelpunkt)',
  '[A](?q=a:b)',
  '[A](#a:b)',
  '<a>A</a>',
])('%j is in order', (markdown) => {
  expect(problemsOf(markdown)).toEqual([]);
});
