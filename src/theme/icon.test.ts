import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawIcon } from './icon.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-icon-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function draw(svg: string): Promise<Buffer> {
  // sharp remembers drawings by name.
  const file = join(folder, `${randomUUID()}.svg`);
  await writeFile(file, svg);
  return drawIcon({ size: 192, isMaskable: false }, '#fff', file);
}

test.each([
  ['16', 'width="16" height="16"'],
  ['1024', 'width="1024" height="1024"'],
  ['40000', 'viewBox="0 0 40000 40000"'],
  ['1024 by 16', 'viewBox="0 0 1024 16"'],
])('an icon of %s pixels is drawn in its size', async (_size, shape) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${shape}><rect width="100%" height="100%"/></svg>`;
  const drawn = await draw(svg);
  expect(await sharp(drawn).metadata()).toMatchObject({ width: 192, height: 192 });
  const middle = { left: 96, top: 96, width: 1, height: 1 };
  expect([...(await sharp(drawn).extract(middle).raw().toBuffer())]).toEqual([0, 0, 0, 255]);
});

test('a small icon is drawn with sharp edges', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h2v4H0z"/></svg>';
  const drawn = await draw(svg);
  expect(new Set(await sharp(drawn).extractChannel(3).raw().toBuffer())).toEqual(new Set([0, 255]));
});

test('what is no picture is named', async () => {
  await expect(draw('<svg')).rejects.toThrow('This icon cannot be drawn.');
});
