import { expect, test } from 'vitest';
import { proposePattern } from './propose-pattern.ts';

const dates = new Map(
  Array.from({ length: 10 }, (_, index) => [`post-${index}`, `2024-05-0${index || 5}`]),
);
const addresses = (pathOf: (slug: string, index: number) => string) =>
  [...dates.keys()].map((slug, index) => ({ slug, path: pathOf(slug, index) }));

test.each([
  ['/{year}/{month}/{slug}/', (slug: string) => `/2024/05/${slug}/`],
  [
    '/{year}/{month}/{day}/{slug}/',
    (slug: string, index: number) => `https://a.example/2024/05/0${index || 5}/${slug}`,
  ],
  ['/blog/{year}/{slug}/', (slug: string) => `/blog/2024/${slug}/index.html`],
  ['posts', (slug: string) => `/posts/${slug}/`],
  // One in ten may be another.
  [
    '/{year}/{slug}/',
    (slug: string, index: number) => (index === 3 ? '/about/' : `/2024/${slug}/`),
  ],
])('%s is the pattern of these addresses', (pattern, pathOf) => {
  expect(proposePattern(addresses(pathOf), dates)).toBe(pattern);
});

test.each([
  ['in the place of pages', (slug: string) => `/${slug}/`],
  ['with names of their own', (_: string, index: number) => `/2024/05/p${index}/`],
  ['with an ending', (slug: string) => `/2024/05/${slug}.html`],
  ['of several kinds', (slug: string, index: number) => `/${index % 2 ? 'a' : 'b'}/${slug}/`],
])('addresses %s have no pattern that can be kept', (_, pathOf) => {
  expect(proposePattern(addresses(pathOf), dates)).toBeUndefined();
});

test('few addresses say nothing', () => {
  expect(proposePattern(addresses((slug) => `/2024/${slug}/`).slice(0, 4), dates)).toBeUndefined();
});
