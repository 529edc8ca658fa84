import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompress } from './precompress.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'abschnitt-precompress-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test('texts of 1 kB and more are compressed; small ones and pictures are left alone', async () => {
  const text = 'Ein Satz, der sich wiederholt. '.repeat(100);
  const files = ['big.html', 'small.html', 'picture.jpg'];
  await writeFile(join(dir, 'big.html'), text);
  await writeFile(join(dir, 'small.html'), 'kurz');
  await writeFile(join(dir, 'picture.jpg'), text);
  await precompress(dir, files, 5);
  expect((await readdir(dir)).sort()).toEqual([...files, 'big.html.br', 'big.html.gz'].sort());
  const packed = (ending: string) => readFile(join(dir, `big.html.${ending}`));
  expect(brotliDecompressSync(await packed('br')).toString()).toBe(text);
  expect(gunzipSync(await packed('gz')).toString()).toBe(text);
});
