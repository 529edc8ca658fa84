import { expect, test } from 'vitest';
import { isOfKind, kindOf } from './kinds.ts';

test.each([
  ['/_astro/page.a1.js', 'text/javascript; charset=utf-8'],
  ['/_astro/page.a1.js', 'application/javascript'],
  ['/_astro/page.a1.css', 'text/css'],
  ['/_astro/newsreader.a1.woff2', 'font/woff2'],
  ['/_astro/newsreader.a1.woff2', 'application/font-woff2'],
  ['/_astro/newsreader.a1.woff2', 'application/octet-stream'],
  ['/bilder/fluss/rot.a1-480.avif', 'image/avif'],
  ['/bilder/fluss/rot.a1-480.jpg', 'image/jpeg'],
  ['/artikel/fluss/', 'text/html; charset=utf-8'],
  ['/artikel/fluss/', 'TEXT/HTML'],
])('%s as %s is what was asked for', (path, type) => {
  expect(isOfKind(kindOf(path), answer(type))).toBe(true);
});

test.each([
  ['/_astro/page.a1.js', 'text/html; charset=utf-8'],
  ['/_astro/page.a1.js', 'text/javascriptx'],
  ['/_astro/page.a1.css', 'text/html'],
  ['/_astro/newsreader.a1.woff2', 'text/html'],
  ['/_astro/data.a1.bin', 'text/html'],
  ['/bilder/fluss/rot.a1-480.avif', 'text/html'],
  ['/artikel/fluss/', 'application/json'],
  ['/artikel/fluss.md', 'text/markdown'],
  ['/artikel/fluss/', undefined],
])('%s as %s is not', (path, type) => {
  const kind = path.startsWith('/artikel/') ? 'page' : kindOf(path);
  expect(isOfKind(kind, answer(type))).toBe(false);
});

test('a part of a file, an error and what a redirect led to are not what was asked for', () => {
  const type = 'text/html';
  expect(isOfKind('page', answer(type, 206))).toBe(false);
  expect(isOfKind('page', answer(type, 404))).toBe(false);
  expect(isOfKind('page', { ...answer(type), redirected: true })).toBe(false);
});

function answer(type: string | undefined, status = 200) {
  const headers = new Headers(type === undefined ? {} : { 'Content-Type': type });
  return { status, redirected: false, headers };
}
