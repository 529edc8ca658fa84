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
  ['[A](https:example.com)', '“https:example.com” is not an address.'],
  ['[A](https:///example.com)', 'is not an address'],
  ['[A](https://example.com:99999/)', 'is not an address'],
  ['[A](https://example.com@example.org/)', 'contains a user name or password'],
])('%j is named', (markdown, message) => {
  expect(problemsOf(markdown)).toMatchObject([{ message: expect.stringContaining(message) }]);
});

test('another scheme is not taken for a slip', () => {
  expect(problemsOf('[A](ftp://example.com/)')).toMatchObject([
    {
      remedy:
        'Begin it with https://, mailto:, tel:, or write a path on this site. The owner of the site can allow “ftp” under `linkSchemes` in site.yml.',
    },
  ]);
});

test('the schemes of the settings are in order, in links alone', () => {
  const read = (markdown: string) =>
    readMarkdown(markdown, { lang: 'de', linkSchemes: ['irc', 'matrix'] });
  expect(read('[A](irc://irc.example.org/a) [B](matrix:r/a:b.org)')).toMatchObject({
    problems: [],
    sections: [{ blocks: [{ html: expect.stringContaining('href="irc://irc.example.org/a"') }] }],
  });
  expect(read('[A](mailto:a@b.org)').problems).toHaveLength(1);
  expect(read('![A](irc://irc.example.org/a)').problems).toHaveLength(1);
});

test.each([
  ['[A](beispiel.de/seite?b#c)', 'https://beispiel.de/seite?b#c'],
  ['[A](blog.example.com)', 'https://blog.example.com'],
  ['[A](https//example.org/a)', 'https://example.org/a'],
])('%s: the address that was meant is given', (markdown, remedy) => {
  expect(problemsOf(markdown)).toMatchObject([{ remedy: `Write ${remedy}` }]);
});

test('a file is no host', () => {
  expect(problemsOf('[A](blatt.pdf) [B](a/b.png)')).toEqual([]);
});

test('a link without text and a picture without address are named', () => {
  expect(problemsOf('[](https://example.org/)')).toHaveLength(1);
  expect(problemsOf('![A]()')).toHaveLength(1);
});

test('an address without a scheme leads to https', () => {
  const html = (markdown: string) => JSON.stringify(readMarkdown(markdown, { lang: 'de' }));
  expect(html('www.example.org und WWW.example.org')).toContain('https://www.example.org');
  expect(html('[www.example.org](http://www.example.org)')).toContain('"http://www.example.org');
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
