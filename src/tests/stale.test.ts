/**
 * No stale pages, ever: after any change, a build that uses what the last one left writes byte by
 * byte what a build writes that finds nothing.
 */
import { appendFile, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedPackage, changes, writeArticles } from './changes.ts';
import { ProjectCopy } from './project-copy.ts';
import { openSearcher, type Searcher } from './searcher.ts';

/** How many times each change is tried alone; STALE_RUNS=1 takes some minutes. */
const runs = Number(process.env['STALE_RUNS'] ?? 0);
/** What is stale is stale: no second try. */
const once = { timeout: 300_000, retry: 0 };

let project: ProjectCopy;
let searched: string;
let searcher: Searcher;
let count = 0;
beforeAll(async () => {
  searched = await mkdtemp(join(tmpdir(), 'abschnitt-searched-'));
  searcher = await openSearcher(searched);
  const specimen = resolve(import.meta.dirname, 'specimen');
  project = await ProjectCopy.create(specimen, changedPackage);
  await writeArticles(project);
  await project.run('anchors');
  await project.build();
});
afterAll(async () => {
  await searcher.close();
  await project.remove();
  await rm(searched, { recursive: true });
});

/** The site is as one that is made anew, byte by byte, and its search gives the same answers. */
async function expectNothingStale(): Promise<void> {
  const take = (folder: string, name: string) =>
    cp(join(folder, 'pagefind'), join(searched, name, 'pagefind'), { recursive: true });
  const round = `${(count += 1)}`;
  await take(project.outDir, `built-${round}`);
  const clean = await project.cleanSite('npm', (folder) => take(folder, `clean-${round}`));
  expect(await project.site()).toEqual(clean);
  const [built, anew] = [
    await searcher.ask(`built-${round}`, words),
    await searcher.ask(`clean-${round}`, words),
  ];
  expect(JSON.stringify(anew)).toContain('"artikel/');
  expect(built).toEqual(anew);
}

/** Of articles that change and of some that do not. */
const words = [
  'Brücke',
  'Risse',
  'Absatz',
  'Anfang von',
  'Neu',
  'Weg',
  'Fluss Zahl',
  'Titel',
  'bridge',
];

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
  await expectNothingStale();
});

test('a build after some that were interrupted', once, async () => {
  await appendFile(join(project.content, 'articles/2025/text.md'), '\nNoch mehr.\n');
  for (const after of [400, 2500]) await project.killedBuild(after);
  await project.build();
  await expectNothingStale();
});

const alone = Array.from({ length: runs }, () => changes).flat();
test.runIf(runs > 0).each(alone)('alone: $kind', once, async ({ make }) => {
  await make(project, (count += 1));
  await project.build();
  await expectNothingStale();
});
