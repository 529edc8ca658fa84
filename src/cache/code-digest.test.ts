import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingDigest, siteDigest } from './code-digest.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'abschnitt-digest-'));
  for (const name of ['src', 'public', 'astro.config.mjs', 'tsconfig.json', 'package-lock.json'])
    await cp(resolve(name), join(root, name), { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each([
  ['a component', 'src/components/article/Section.astro'],
  ['a layout', 'src/layouts/Page.astro'],
  ['a style', 'src/styles/tokens.css'],
  ['a word of the interface', 'src/i18n/de.ts'],
  ['a script', 'src/client/sharing/share-links.ts'],
  ['what pages say of an article', 'src/article/head/head.ts'],
  ['the configuration', 'astro.config.mjs'],
  ['a public file', 'public/icon.svg'],
])('%s changes the site, not what the articles say', async (_, file) => {
  const before = [siteDigest(root), readingDigest(root)];
  await appendFile(join(root, file), ' ');
  expect(siteDigest(root)).not.toBe(before[0]);
  expect(readingDigest(root)).toBe(before[1]);
});

test.each([
  ['a step of the pipeline', 'src/markdown/typography/typography.ts'],
  ['a field of the front matter', 'src/schema/frontmatter.ts'],
  ['how ids are given', 'src/anchors/assign.ts'],
  ['a setting of the site', 'src/site.ts'],
  ['a version of a dependency', 'package-lock.json'],
])('%s changes the site and what the articles say', async (_, file) => {
  const before = [siteDigest(root), readingDigest(root)];
  await appendFile(join(root, file), ' ');
  expect(siteDigest(root)).not.toBe(before[0]);
  expect(readingDigest(root)).not.toBe(before[1]);
});

test('tests and prose change nothing', async () => {
  const before = siteDigest(root);
  await writeFile(join(root, 'src/article/new.test.ts'), '');
  await appendFile(join(root, 'src/bench/README.md'), '\nMore.\n');
  expect(siteDigest(root)).toBe(before);
});
