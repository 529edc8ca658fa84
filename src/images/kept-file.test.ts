import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptFile } from './kept-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const picture = Buffer.from('a picture');
const draw = () => vi.fn(() => Promise.resolve(picture));

test('a picture is drawn once and kept for the next build', async () => {
  const [first, second] = [draw(), draw()];
  expect(await keptFile(folder, 'abcd', first)).toEqual(picture);
  expect(await keptFile(folder, 'abcd', second)).toEqual(picture);
  expect(first).toHaveBeenCalledOnce();
  expect(second).not.toHaveBeenCalled();
  expect(await readdir(join(folder, 'ab'))).toEqual(['abcd']);
});

test('a damaged file is drawn again', async () => {
  const file = join(folder, 'ab/abcd');
  await keptFile(folder, 'abcd', draw());
  const whole = await readFile(file);
  await writeFile(file, whole.subarray(0, -1));
  const again = draw();
  expect(await keptFile(folder, 'abcd', again)).toEqual(picture);
  expect(again).toHaveBeenCalledOnce();
  expect(await readFile(file)).toEqual(whole);
});

test('where nothing can be kept the card is drawn all the same', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(await keptFile(join(folder, 'file'), 'abcd', draw())).toEqual(picture);
});
