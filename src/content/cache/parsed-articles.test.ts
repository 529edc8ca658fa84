import { statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeArticles } from '../../bench/articles.ts';
import { parseArticles, readText } from './parsed-articles.ts';

let folder: string;
let files: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-parsed-'));
  files = (await writeArticles(folder, 20)).map((path) => path.slice(folder.length + 1));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('articles come from the cache as they came from their files', async () => {
  const fresh = await read();
  expect(Object.keys(fresh)).toHaveLength(20);
  expect((await cacheFiles()).length).toBeGreaterThan(10);
  expect(await read()).toEqual(fresh);
});

test('a change of a file is seen, and a file that is gone is forgotten', async () => {
  const fresh = await read();
  const [first = '', second = ''] = files;
  await writeFile(join(folder, first), '---\ntitle: Neu\ndate: 2026\n---\n\nText.\n');
  files = files.filter((file) => file !== second);
  const again = await read();
  expect(again[first]).toMatchObject({ text: { body: expect.stringContaining('Text.') } });
  expect(Object.keys(again)).toHaveLength(19);
  expect(again[files[5] ?? '']).toEqual(fresh[files[5] ?? '']);
});

test('a file that has gone since it was listed is named', async () => {
  const [first = ''] = files;
  const seen = new Map(files.map((file) => [file, statSync(join(folder, file))]));
  await rm(join(folder, first));
  const parsed = await parseArticles(folder, seen, { cache: join(folder, 'cache') });
  expect(parsed.get(first)).toEqual({
    problems: [
      {
        file: first,
        message: 'This file was deleted or moved while it was being read.',
        remedy: 'Run the command again.',
      },
    ],
  });
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['emptied', () => Buffer.alloc(0)],
  [
    'changed in the text',
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -40), Buffer.alloc(40, 'x')]),
  ],
  ['changed at its head', (bytes: Buffer) => Buffer.concat([Buffer.from('0'), bytes.subarray(1)])],
])('a cache whose files were %s gives the right articles', async (_, damage) => {
  const fresh = await read();
  for (const file of await cacheFiles()) await writeFile(file, damage(await readFile(file)));
  expect(await read()).toEqual(fresh);
});

test('where the cache cannot be written, articles are parsed each time', async () => {
  const fresh = await read();
  await rm(join(folder, 'cache'), { recursive: true });
  await writeFile(join(folder, 'cache'), 'a file where the folder should be');
  expect(await read()).toEqual(fresh);
});

test('many articles, shared out among threads, are what they are one by one', async () => {
  const some = await read();
  files = (await writeArticles(folder, 110)).map((path) => path.slice(folder.length + 1));
  const all = await read();
  await rm(join(folder, 'cache'), { recursive: true });
  expect(await read()).toEqual(all);
  expect(all).toMatchObject(some);
}, 60_000);

test('problems are found again each time', async () => {
  const [first = ''] = files;
  await writeFile(join(folder, first), '---\ntitle: Neu\n---\n\n##\n\nText.\n');
  const fresh = await read();
  expect(fresh[first]?.problems).toHaveLength(2);
  expect(await read()).toEqual(fresh);
});

async function read() {
  const stats = new Map(files.map((file) => [file, statSync(join(folder, file))]));
  const parsed = await parseArticles(folder, stats, { cache: join(folder, 'cache') });
  return Object.fromEntries(
    [...parsed].map(([file, { facts, place, text, problems }]) => [
      file,
      { facts, text: facts && place ? readText(folder, facts, place) : text, problems },
    ]),
  );
}

async function cacheFiles(): Promise<string[]> {
  const entries = await readdir(join(folder, 'cache'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
