import { expect, test } from 'vitest';
import { readOwnRedirects } from './own-redirects.ts';

const read = (text: string, base = '/') =>
  readOwnRedirects(text, {
    base,
    files: new Set(['preise/index.html', 'a.pdf']),
    file: '_redirects',
  });

test('redirects of the owner are read', () => {
  const { redirects, problems } = read(
    '# Old prices\n/price-list /preise/\n/blog/* https://blog.example.org/:splat 302\n/x /y/ 308 # for good\n',
  );
  expect(problems).toEqual([]);
  expect(redirects).toEqual([
    { from: '/price-list', to: '/preise/' },
    { from: '/blog/*', to: 'https://blog.example.org/:splat', rest: 'path', isTemporary: true },
    { from: '/x', to: '/y/' },
  ]);
});

test.each([
  ['/a /b 200', 'followed by Netlify and Cloudflare Pages only'],
  ['/a /b 301!', 'followed by Netlify and Cloudflare Pages only'],
  ['/a /b 301 Country=de', 'followed by Netlify and Cloudflare Pages only'],
  ['/:year/a /b', 'followed by Netlify and Cloudflare Pages only'],
  ['/a //evil.example/', 'followed by Netlify and Cloudflare Pages only'],
  ['/a https://x.example:80@evil.example/', 'followed by Netlify and Cloudflare Pages only'],
  ['/a /b;return', 'followed by Netlify and Cloudflare Pages only'],
  ['/a /$host', 'followed by Netlify and Cloudflare Pages only'],
  ['/a', 'followed by Netlify and Cloudflare Pages only'],
  ['/foo* /b', 'followed by Netlify and Cloudflare Pages only'],
  ['/preise /b', 'The site has a page at /preise'],
  ['/a.pdf /b', 'The site has a page at /a.pdf'],
  ['/* /b', 'The site has a page at /*'],
])('%s is named', (line, message) => {
  const { redirects, problems } = read(`\n${line}\n`);
  expect(redirects).toEqual([]);
  expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining(message) }]);
});

test('a path beside the site is named', () => {
  expect(read('/alt /zeitung/neu/', '/zeitung/').problems).toMatchObject([
    { message: expect.stringContaining('does not lie on the site') },
  ]);
});

test.each([
  ['/alt /a\n/alt /b', '/alt'],
  ['/alt/* /a\n/alt/* /b', '/alt/*'],
  ['/alt/* /a\n/alt /b', '/alt'],
  ['/alt/* /a\n/alt/x/* /b', '/alt/x/*'],
])('in %j, what an earlier line redirects already is named', (lines, path) => {
  const { redirects, problems } = read(lines);
  expect(redirects).toMatchObject([{ to: '/a' }]);
  expect(problems).toMatchObject([
    { line: 2, message: `An earlier line redirects ${path} already.` },
  ]);
});

test('a path may lead elsewhere than what is below it', () => {
  const { redirects, problems } = read('/alt /a\n/alt/ /a\n/alt/* /b/:splat');
  expect(problems).toEqual([]);
  expect(redirects.map(({ from }) => from)).toEqual(['/alt', '/alt/', '/alt/*']);
});
