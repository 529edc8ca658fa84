import { expect, test } from 'vitest';
import { formerPathRedirects, movedTexts } from './former-path-redirects.ts';
import { articleRedirects, oldRedirects, printRedirects, redirectFor } from './redirects.ts';

const articles = [
  {
    slug: 'neu',
    kind: 'article' as const,
    formerAddresses: [{ slug: 'alt', sectionIds: ['ein-abschnitt'] }],
  },
  { slug: 'ruhig', kind: 'article' as const, formerAddresses: [] },
];
const redirects = articleRedirects(articles);

test('a renamed article sends its former addresses on, those of its sections and its Markdown too', () => {
  expect(printRedirects(redirects)).toBe(
    '/artikel/alt/* /artikel/neu/:splat 301\n/artikel/alt.md /artikel/neu.md 301\n',
  );
});

test('where sections have no pages, their former addresses lead to the article', () => {
  expect(printRedirects(articleRedirects(articles, 'none'))).toBe(
    '/artikel/alt/* /artikel/neu/ 301\n/artikel/alt.md /artikel/neu.md 301\n',
  );
});

test.each([
  ['/artikel/alt/', '/artikel/neu/'],
  ['/artikel/alt', '/artikel/neu/'],
  ['/artikel/alt/ein-abschnitt/', '/artikel/neu/ein-abschnitt/'],
  ['/artikel/alt.md', '/artikel/neu.md'],
  ['/artikel/alt//example.org/', undefined],
  ['/artikel/alt/a/b/', undefined],
  ['/artikel/alter/', undefined],
  ['/artikel/ruhig/', undefined],
])('%s leads to %s', (path, to) => {
  expect(redirectFor(path, redirects)?.to).toBe(to);
});

const german = {
  article: 'artikel',
  topics: 'themen',
  authors: 'autoren',
  search: 'suche',
  archive: 'archiv',
  corrections: 'korrekturen',
  page: 'seite',
  pictures: 'bilder',
  cards: 'karten',
  imprint: 'impressum',
};
const renamed = formerPathRedirects({
  base: '/zeitung/',
  paths: { ...german, article: 'news', search: 'finden' },
  formerPaths: [german],
});

test('words in addresses that the owner changed send their addresses on', () => {
  expect(printRedirects(renamed)).toBe(
    '/zeitung/artikel/* /zeitung/news/:splat 301\n/zeitung/suche/ /zeitung/finden/ 301\n',
  );
});

test.each([
  ['/zeitung/artikel/radweg/', '/zeitung/news/radweg/'],
  ['/zeitung/artikel/radweg/kosten/', '/zeitung/news/radweg/kosten/'],
  ['/zeitung/artikel/radweg.md', '/zeitung/news/radweg.md'],
  ['/zeitung/artikel', '/zeitung/news/'],
  ['/zeitung/suche/', '/zeitung/finden/'],
  ['/zeitung/artikel//example.org/', undefined],
  ['/zeitung/artikel/../../etc', undefined],
  ['/zeitung/artikel/a%0d%0ab', undefined],
])('%s leads to %s by its word', (path, to) => {
  expect(redirectFor(path, renamed)?.to).toBe(to);
});

const moved = [
  {
    names: [
      { slug: 'neu', addressDate: '2024-05' },
      { slug: 'alt', addressDate: '2023-01' },
    ],
    to: '/2024/05/neu/',
    hasText: true,
  },
  { names: [{ slug: 'fort' }], to: '/artikel/fort/', hasText: false },
];
const between = (former: string, present: string) =>
  printRedirects(
    formerPathRedirects(
      {
        base: '/',
        paths: { ...german, article: present },
        formerPaths: [{ ...german, article: former }],
      },
      moved,
    ),
  );

test('where the form of addresses changes, each article is sent on by all of its names', () => {
  expect(between('artikel', '/{year}/{month}/{slug}/')).toBe(
    '/artikel/neu/* /2024/05/neu/:splat 301\n' +
      '/artikel/neu.md /2024/05/neu.md 301\n' +
      '/artikel/alt/* /2024/05/neu/:splat 301\n' +
      '/artikel/alt.md /2024/05/neu.md 301\n',
  );
});

test('what was never at an address of the former form is not sent on', () => {
  expect(between('/{year}/{month}/{day}/{slug}/', 'artikel')).toBe('');
});

test('where only the beginning of addresses changes, one redirect serves all articles', () => {
  expect(between('/blog/{year}/{slug}/', '/news/{year}/{slug}/')).toBe(
    '/blog/* /news/:splat 301\n',
  );
  // It would match its own target.
  expect(between('artikel', '/artikel/neues/{slug}/')).toContain('/artikel/neu/* ');
});

test('a former address below which other articles are now is sent on without what is below it', () => {
  const numbered = {
    names: [{ slug: '05', addressDate: '2024-07' }],
    to: '/2024/07/05/',
    hasText: true,
  };
  const found = formerPathRedirects(
    {
      base: '/',
      paths: { ...german, article: '/{year}/{month}/{slug}/' },
      formerPaths: [{ ...german, article: '/{year}/{slug}/' }],
    },
    [...moved, numbered],
  );
  expect(redirectFor('/2024/05/', found)?.to).toBe('/2024/07/05/');
  expect(redirectFor('/2024/05/neu/', found)).toBeUndefined();
});

test('removed articles are among the articles to send on to, at their own addresses', () => {
  const gone = {
    slug: 'fort',
    kind: 'article' as const,
    title: 'Fort',
    lang: 'de',
    sectionIds: [],
  };
  expect(movedTexts([], [gone])).toEqual([{ names: [gone], to: '/artikel/fort/', hasText: false }]);
});

test('a path of another site at which an article is here is not sent on', () => {
  const addresses = new Map([
    ['/artikel/neu', 'neu'],
    ['/artikel/ruhig/', 'neu'],
    ['/2020/neu/', 'neu'],
  ]);
  expect(printRedirects(oldRedirects(addresses, articles))).toBe(
    '/2020/neu /artikel/neu/ 301\n/2020/neu/ /artikel/neu/ 301\n',
  );
});
