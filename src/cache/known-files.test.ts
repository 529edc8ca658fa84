import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KnownFiles } from './known-files.ts';

let folder: string;
let file: string;
let store: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-known-'));
  [file, store] = [join(folder, 'file'), join(folder, 'kept', 'store')];
  await writeFile(file, 'eins');
  // Facts about a file that was written this moment are not kept.
  await vi.waitUntil(async () => Date.now() - (await stat(file)).ctimeMs > 120, { interval: 10 });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function remember(): Promise<void> {
  const known = new KnownFiles<string>(store);
  known.remember('file', await stat(file), 'facts');
  known.save();
}
const recall = async () => new KnownFiles<string>(store).recall('file', await stat(file));

test('what is known of a file is known as long as it looks the same', async () => {
  await remember();
  expect(await recall()).toBe('facts');
  await writeFile(file, 'zwei');
  expect(await recall()).toBeUndefined();
});

test('a change that keeps size and time of a file is seen all the same', async () => {
  const { atime, mtime } = await stat(file);
  await remember();
  await writeFile(file, 'drei');
  await utimes(file, atime, mtime);
  expect(await recall()).toBeUndefined();
});

test('a file that was changed this moment is not remembered', async () => {
  await writeFile(file, 'zwei');
  await remember();
  expect(await recall()).toBeUndefined();
});

test('what is damaged counts as empty', async () => {
  await remember();
  await writeFile(store, (await readFile(store, 'utf8')).replace('facts', 'fakes'));
  expect(await recall()).toBeUndefined();
});
