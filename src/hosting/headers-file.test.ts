import { expect, test } from 'vitest';
import { printHeadersFile } from './headers-file.ts';
import { securityHeaders } from './headers.ts';

const inline = { scripts: [], styles: ['sha256-abc='] };
const file = printHeadersFile(
  '/zeitung/',
  ['.hosting/', '_astro/', 'artikel/', 'feed.xml'],
  inline,
);

test('no header is given to one path by two rules, because hosts would join them', () => {
  const everywhere = Object.keys(securityHeaders(inline));
  const [first, ...others] = file.split('\n\n');
  expect(first).toMatch(/^\/zeitung\/\*\n/);
  for (const name of everywhere) {
    expect(first).toContain(`  ${name}: `);
    expect(others.join('\n')).not.toContain(`  ${name}: `);
  }
  const paths = others.map((rule) => rule.split('\n')[0]);
  expect(paths).toEqual([
    '/zeitung/',
    '/zeitung/_astro/*',
    '/zeitung/artikel/*',
    '/zeitung/feed.xml',
  ]);
});

test('lines stay within the 2,000 characters that Cloudflare Pages reads', () => {
  for (const line of file.split('\n')) expect(line.length).toBeLessThan(2000);
});
