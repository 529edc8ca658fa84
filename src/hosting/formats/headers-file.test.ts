import { expect, test } from 'vitest';
import { printHeadersFile } from './headers-file.ts';
import { commonHeaders } from '../headers.ts';

const file = printHeadersFile(
  '/zeitung/',
  [
    '.hosting/site.json',
    '_astro/code.js',
    '_headers',
    'artikel/eins/index.html',
    'artikel/zwei/index.html',
    'feed.xml',
    'pagefind/de/index/de_1.pf_index',
    'pagefind/de/pagefind.js',
    'pagefind/languages.json',
    'suche/index.html',
  ],
  {
    common: commonHeaders({ base: '/zeitung/', hsts: true }),
    inline: { scripts: [], styles: ['sha256-abc='] },
    hashedFolders: ['_astro/', 'pagefind/de/index/'],
    search: 'suche/',
  },
);

test('no header is given to one path by two rules, because hosts would join them', () => {
  const [first, ...others] = file.split('\n\n');
  expect(first).toMatch(/^\/zeitung\/\*\n/);
  for (const name of Object.keys(commonHeaders({ base: '/zeitung/', hsts: true }))) {
    expect(first).toContain(`  ${name}: `);
    expect(others.join('\n')).not.toContain(`  ${name}: `);
  }
  expect(others.map((rule) => rule.split('\n')[0])).toEqual([
    '/zeitung/',
    '/zeitung/_astro/*',
    '/zeitung/artikel/*',
    '/zeitung/feed.xml',
    '/zeitung/pagefind/de/index/*',
    '/zeitung/pagefind/de/pagefind.js',
    '/zeitung/pagefind/languages.json',
    '/zeitung/suche/*',
  ]);
});

test('only the page for searching may compile what the search engine is made of', () => {
  const rules = file.split('\n\n').filter((rule) => rule.includes('wasm'));
  expect(rules).toEqual([expect.stringMatching(/^\/zeitung\/suche\/\*\n/)]);
});

test('lines stay within the 2,000 characters that Cloudflare Pages reads', () => {
  for (const line of file.split('\n')) expect(line.length).toBeLessThan(2000);
});
