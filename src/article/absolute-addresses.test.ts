import { expect, test } from 'vitest';
import { withAbsoluteAddresses } from './absolute-addresses.ts';

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
