import { expect, test } from 'vitest';
import { hostLimits } from './host-limits.ts';

const files = new Map([['index.html', 1000]]);
const open = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ from: `/alt-${index}/*`, to: '/neu/' }));
const limitsOf = (facts: Partial<Parameters<typeof hostLimits>[0]>) =>
  hostLimits({ redirects: [], rules: 0, files, ...facts });

test('more redirects than Cloudflare Pages reads are named, with their number', () => {
  expect(limitsOf({ redirects: open(100) }).warnings).toEqual([]);
  expect(limitsOf({ redirects: open(101) }).warnings).toMatchObject([
    { file: '_redirects', message: expect.stringContaining('101 former addresses') },
  ]);
  expect(limitsOf({ redirects: open(2101) }).warnings).toHaveLength(2);
  expect(
    limitsOf({ redirects: [{ from: `/${'a'.repeat(990)}`, to: '/neu/' }] }).warnings,
  ).toHaveLength(1);
});

test('an owner who names another host hears nothing of it', () => {
  for (const host of ['nginx', 'caddy', 'netlify', 'plain'] as const)
    expect(limitsOf({ host, redirects: open(3000), rules: 200 })).toEqual({
      refused: [],
      warnings: [],
    });
});

test.each([
  [{ rules: 101 }, '_headers', '101 rules'],
  [
    { files: new Map(Array.from({ length: 20_001 }, (_, n) => [String(n), 1])) },
    'site.yml',
    '20001 files',
  ],
])('what Cloudflare Pages leaves out is named: %#', (facts, file, message) => {
  const { refused, warnings } = limitsOf({ host: 'cloudflare', ...facts });
  expect(refused).toEqual([]);
  expect(warnings).toMatchObject([{ file, message: expect.stringContaining(message) }]);
});

test('a file that Cloudflare Pages refuses is named with its size', () => {
  const large = new Map([['film.mp4', 30 * 2 ** 20]]);
  expect(limitsOf({ host: 'cloudflare', files: large }).refused).toMatchObject([
    { file: 'film.mp4', message: expect.stringContaining('30.0 MiB') },
  ]);
  expect(limitsOf({ files: large }).refused).toEqual([]);
});

test('a site too large for GitHub Pages is named', () => {
  const large = new Map([['film.mp4', 2e9]]);
  expect(limitsOf({ host: 'github', files: large }).warnings).toHaveLength(1);
});
