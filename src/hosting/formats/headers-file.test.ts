import { describe, expect, test } from 'vitest';
import { printHeadersFile } from './headers-file.ts';
import { commonHeaders } from '../headers.ts';
import { readOwnHeaders } from '../own-headers.ts';

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

describe('what the owner has sent', () => {
  const print = (text: string) =>
    printHeadersFile(
      '/',
      ['index.html', 'docs/a.pdf', 'artikel/eins/index.html', '.well-known/a.json'],
      {
        common: commonHeaders({ base: '/', hsts: false }),
        inline: { scripts: [], styles: [] },
        hashedFolders: [],
        search: 'suche/',
        own: readOwnHeaders(text, '/', '_headers').places,
      },
    );
  const rules = (text: string) =>
    new Map(
      print(text)
        .trimEnd()
        .split('\n\n')
        .map((rule) => rule.split('\n').map((line) => line.trim()))
        .map(([path = '', ...lines]) => [path, lines]),
    );

  test.each(['/api/*', '/.netlify/functions/*', '/.well-known/*', '/docs/secret/*', '/later.json'])(
    'at %s, where no other rule is for a file, is sent as it is written',
    (path) => {
      expect(rules(`${path}\n  X-A: b\n  Cache-Control: no-store`).get(path)).toEqual([
        'Cache-Control: no-store',
        'X-A: b',
      ]);
    },
  );

  test('for everything, or for a folder above, is sent there too, and once', () => {
    const printed = rules(
      '/*\n  X-All: a\n  X-Who: all\n/api/*\n  X-Api: b\n  X-Who: api\n/api/v1/*\n  X-One: c',
    );
    expect(printed.get('/api/*')).toEqual(['X-All: a', 'X-Who: api', 'X-Api: b']);
    expect(printed.get('/api/v1/*')).toEqual(['X-One: c']);
  });

  test('of every response is sent there too, where another place has it otherwise', () => {
    const printed = rules('/docs/*\n  Referrer-Policy: no-referrer\n/api/*\n  X-A: b');
    expect(printed.get('/api/*')).toEqual([
      'Referrer-Policy: strict-origin-when-cross-origin',
      'X-A: b',
    ]);
  });

  test('at the site’s own places is not sent twice', () => {
    const printed = rules('/docs/*\n  X-A: b\n/api/*\n  X-A: c');
    expect([...printed.keys()]).toEqual([
      '/*',
      '/',
      '/artikel/*',
      '/docs/*',
      '/index.html',
      '/api/*',
    ]);
  });
});
