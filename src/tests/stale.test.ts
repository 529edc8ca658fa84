/**
 * No stale pages, ever: after any change, a build that uses what the last one left writes byte by byte what a build
 * writes that finds nothing.
 */
import { appendFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedPackage, changes, writeArticles } from './changes.ts';
import { ProjectCopy } from './project-copy.ts';

/** How many times each change is tried alone; STALE_RUNS=1 takes some minutes. */
const runs = Number(process.env['STALE_RUNS'] ?? 0);
/** What is stale is stale: no second try. */
const once = { timeout: 300_000, retry: 0 };

let project: ProjectCopy;
let count = 0;
beforeAll(async () => {
  const specimen = resolve(import.meta.dirname, 'specimen');
  project = await ProjectCopy.create(specimen, changedPackage);
  await writeArticles(project);
  await project.run('anchors');
  await project.build();
});
afterAll(() => project.remove());

test('pages that show nothing new are left as they are', once, async () => {
  await appendFile(join(project.content, 'articles/2025/text.md'), '\nMehr.\n');
  const pages = ['artikel/text/', 'artikel/text/die-bruecke/', 'artikel/titel/'];
  const files = [...pages, ''].map((path) => join(project.outDir, path, 'index.html'));
  const times = () => Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  const before = await times();
  await project.build();
  const after = await times();
  expect(after.map((time, index) => time === before[index])).toEqual([false, false, true, false]);
  expect(await project.build()).toContain('nothing has changed');
  expect(await times()).toEqual(after);
});

test.each(['content', 'damage', 'code'])('a round of changes: %s', once, async (round) => {
  for (const change of changes)
    if (change.round === round) await change.make(project, (count += 1));
  await project.build();
  expect(await project.site()).toEqual(await project.cleanSite());
});

test('a build after some that were interrupted', once, async () => {
  await appendFile(join(project.content, 'articles/2025/text.md'), '\nNoch mehr.\n');
  for (const after of [400, 2500]) await project.killedBuild(after);
  await project.build();
  expect(await project.site()).toEqual(await project.cleanSite());
});

const alone = Array.from({ length: runs }, () => changes).flat();
test.runIf(runs > 0).each(alone)('alone: $kind', once, async ({ make }) => {
  await make(project, (count += 1));
  await project.build();
  expect(await project.site()).toEqual(await project.cleanSite());
});
