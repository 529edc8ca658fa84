import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtSites } from './sites.ts';

const { many, own, specimen } = await builtSites('many', 'own', 'specimen');

test('the newest articles go on from page to page, each article on one of them', () => {
  const pages = ['', ...[2, 3, 4, 5, 6, 7].map((number) => `seite/${number}/`)].map((path) =>
    read(many, path),
  );
  expect(pages.flatMap(articleLinks)).toHaveLength(134);
  expect(new Set(pages.flatMap(articleLinks)).size).toBe(134);
  expect(pages[0]).toMatch(/<a rel="next" href="\/seite\/2\/">\s*Ältere Artikel/);
  expect(pages[1]).toMatch(/<a rel="prev" href="\/">\s*Neuere Artikel/);
  expect(pages[1]).toContain('Seite 2 von 7');
  expect(pages[1]).toContain('<link rel="canonical" href="https://abschnitt.example/seite/2/">');
  expect(pages[6]).not.toContain('rel="next"');
  expect(existsSync(join(many, 'seite/8'))).toBe(false);
});

test('sections in a list have the numbers that they have in their article', () => {
  expect(read(own, '')).toMatch(
    /<li value="5">\s*<a href="[^"]*#ansehen-und[^"]*" data-number="5">/,
  );
});

test('a topic has all of its articles, page by page', () => {
  const pages = ['', '2/', '3/', '4/'].map((page) => read(many, `themen/gerade/${page}`));
  expect(new Set(pages.flatMap(articleLinks)).size).toBe(65);
  expect(read(many, 'themen/')).toMatch(
    /href="\/themen\/gerade\/">\s*Gerade<\/a>[^<]*<span[^>]*>65 Artikel/,
  );
});

test('a year lists its articles by month, and leads to the page on which a month begins', () => {
  const [first, second] = [read(many, 'archiv/2025/'), read(many, 'archiv/2025/2/')];
  expect(first).toContain('<h2 id="_2025-12">Dezember 2025</h2>');
  expect(first).toContain('href="#_2025-11"');
  expect(first).toContain('href="/archiv/2025/2/#_2025-01"');
  expect(second).toContain('id="_2025-01"');
  expect(read(specimen, 'archiv/2026/')).toContain('<h2 id="_2026">2026</h2>');
});

test('the archive leads to each month of each year', () => {
  const page = read(many, 'archiv/');
  expect(page).toMatch(/href="\/archiv\/2025\/">2025<\/a>/);
  expect(page).toContain('href="/archiv/2025/#_2025-12">Dezember</a>');
  expect(page).toContain('href="/archiv/2025/2/#_2025-01">Januar</a>');
});

test('an article goes on to those next to it in its topic, and then in time', () => {
  const { 1: end = '' } =
    /<nav class="next"([^]*?)<\/nav>/.exec(read(many, 'artikel/meldung-40/')) ?? [];
  const slugs = [...end.matchAll(/href="\/artikel\/([^/]+)\/"/g)].map(([, slug]) => slug);
  expect(slugs).toEqual(['meldung-42', 'meldung-38', 'meldung-36']);
});

test('only the first articles of the front page have their sections', () => {
  const [, ...teasers] = read(many, '').split('class="teaser');
  expect(teasers).toHaveLength(20);
  const withSections = teasers.map((teaser) => teaser.includes('class="sections"'));
  expect(withSections.slice(0, 4)).toEqual([true, true, true, true]);
  expect(withSections.slice(4)).not.toContain(true);
});

test('where there is nothing, what is new is named', () => {
  const page = readFileSync(join(own, '404.html'), 'utf8');
  expect(articleLinks(page)).toEqual([
    '/artikel/anleitung/',
    '/artikel/musk-trump-gespraech-auf-x/',
  ]);
});

test('translations name each other and themselves, whichever of the two says so', () => {
  for (const slug of ['bruecke', 'bridge']) {
    const page = read(many, `artikel/${slug}/`);
    expect(page).toContain('hreflang="de" href="https://abschnitt.example/artikel/bruecke/"');
    expect(page).toContain('hreflang="en" href="https://abschnitt.example/artikel/bridge/"');
  }
  expect(read(many, 'artikel/bridge/')).toMatch(/<a href="\/artikel\/bruecke\/"[^>]*>\s*Deutsch/);
});

test('the front page is light, and an article pays nothing for the look of lists', () => {
  expect(brotliCompressSync(read(own, '')).length).toBeLessThanOrEqual(7000);
  expect(read(own, 'artikel/anleitung/')).not.toContain('.teaser');
});

function articleLinks(page: string): string[] {
  return [...page.matchAll(/<h2[^>]*>\s*<a href="(\/artikel\/[^"]*)"/g)].map(
    ([, path = '']) => path,
  );
}

function read(site: string, path: string): string {
  return readFileSync(join(site, path, 'index.html'), 'utf8');
}
