import { expect, test } from 'vitest';
import { withAbsoluteAddresses, withRootedLinks } from './absolute-addresses.ts';

const base = 'https://host.example/zeitung/artikel/bruecke/';

test.each([
  ['<a href="#eins">1</a>', `<a href="${base}#eins">1</a>`],
  ['<a href="/zeitung/suche/">', '<a href="https://host.example/zeitung/suche/">'],
  [
    '<img src="/_astro/b.webp" alt="a > b">',
    '<img src="https://host.example/_astro/b.webp" alt="a > b">',
  ],
  [
    '<a href="https://x.example/?a=1&#x26;b=2" rel="external">',
    '<a href="https://x.example/?a=1&amp;b=2" rel="external">',
  ],
  ['<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'],
  ['<img alt="not a src=" src="b.webp">', `<img alt="not a src=" src="${base}b.webp">`],
  ['<code>&#x3C;a href="#eins"></code>', '<code>&#x3C;a href="#eins"></code>'],
])('%s becomes %s', (html, whole) => {
  expect(withAbsoluteAddresses(html, base)).toBe(whole);
});

test.each([
  ['<a href="../radweg/#kosten">', '<a href="/zeitung/artikel/radweg/#kosten">'],
  ['<a href="./?a=1&#x26;b=2">', '<a href="/zeitung/artikel/bruecke/?a=1&amp;b=2">'],
  [
    '<a rel="nofollow" href="plan.pdf">',
    '<a rel="nofollow" href="/zeitung/artikel/bruecke/plan.pdf">',
  ],
  ['<a href="#eins">', '<a href="#eins">'],
  ['<a href="/suche/">', '<a href="/suche/">'],
  ['<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'],
  ['<img src="b.webp" alt="">', '<img src="b.webp" alt="">'],
])('a link in %s leads as on the article’s own page', (html, expected) => {
  expect(withRootedLinks(html, '/zeitung/artikel/bruecke/')).toBe(expected);
});
