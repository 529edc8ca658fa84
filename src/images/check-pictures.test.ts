import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xmpOf } from './rights/write-rights.ts';
import { checkPictures } from './check-pictures.ts';
import { articleFigure, publishedPictures } from './pictures.ts';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'abschnitt-pictures-'));
  const picture = sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } });
  const png = await picture.clone().png().toBuffer();
  writeFileSync(join(dir, 'bru\u0308cke.png'), png);
  writeFileSync(join(dir, 'rathaus.png'), png);
  writeFileSync(
    join(dir, 'turm.jpg'),
    await picture
      .clone()
      .jpeg()
      .withXmp(xmpOf({ creator: 'Erika Muster', credit: 'dpa' }) ?? '')
      .toBuffer(),
  );
  writeFileSync(
    join(dir, 'hoch.jpg'),
    await picture.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
  );
  const frames = Buffer.alloc(40 * 40 * 3, 200).fill(20, 0, 40 * 20 * 3);
  const moving = sharp(frames, { raw: { width: 40, height: 40, channels: 3, pageHeight: 20 } });
  writeFileSync(join(dir, 'bewegt.gif'), await moving.gif().toBuffer());
});
afterAll(() => rmSync(dir, { recursive: true }));

const check = (source: string) =>
  checkPictures([source], { text: () => '', folder: dir, contentDir: dir });

test('a name with an umlaut finds the file whatever form its letters have', async () => {
  expect((await check('brücke.png')).pictures).toMatchObject([
    { source: 'brücke.png', file: 'bru\u0308cke.png' },
  ]);
});

test.each([
  ['rathuas.png', 'rathaus.png'],
  ['Rathaus.PNG', 'rathaus.png'],
  ['rathaus.jpg', 'rathaus.png'],
  ['./turn.jpg', './turm.jpg'],
])('%s is led to %s', async (source, name) => {
  const { problems } = await check(source);
  expect(problems).toMatchObject([{ remedy: expect.stringContaining(`“${name}”`) }]);
});

test('a name like no other is led to none', async () => {
  expect((await check('sommerfest-am-see.png')).problems).toMatchObject([
    { remedy: expect.stringMatching(/^Put the file next to/) },
  ]);
});

test('a portrait stands upright', async () => {
  expect((await check('hoch.jpg')).pictures).toMatchObject([{ width: 20, height: 40 }]);
});

test('a picture that moves has no form that stands still but for those who want that', async () => {
  const { pictures } = await check('bewegt.gif');
  expect(pictures).toMatchObject([{ isMoving: true, fallback: 'gif' }]);
  const [published] = publishedPictures('a', pictures).values();
  expect(published?.sources.map(({ type, media }) => [type, media])).toEqual([
    ['image/avif', '(prefers-reduced-motion: reduce)'],
    ['image/webp', undefined],
  ]);
});

test('who is named in the file is credited, unless the article names somebody', async () => {
  const { pictures } = await check('turm.jpg');
  const published = publishedPictures('a', pictures);
  const figure = { type: 'figure', id: 'a', picture: { src: 'turm.jpg', alt: 'Turm' } } as const;
  expect(articleFigure(figure, published).credit).toBe('Erika Muster/dpa');
  expect(articleFigure({ ...figure, credit: 'AP' }, published).credit).toBe('AP');
});

test('captions beside a video are told by their source and file', async () => {
  const folder = videoWith((captions) => writeFileSync(captions, 'WEBVTT\n\n'));
  expect(await checkVideo(folder)).toMatchObject({
    media: [{ source: 'clip.mp4', captions: { file: 'clip.vtt' } }],
    problems: [],
  });
});

test.each<[string, (captions: string) => void, string]>([
  ['a folder', (captions) => mkdirSync(captions), 'is not a file'],
  [
    'a link out of the content folder',
    (captions) => {
      writeFileSync(join(dir, 'secret.txt'), 'WEBVTT\n\nSecret');
      symlinkSync(join(dir, 'secret.txt'), captions);
    },
    'is outside the content folder',
  ],
  [
    'larger than any captions',
    (captions) => {
      writeFileSync(captions, 'WEBVTT\n\n');
      truncateSync(captions, 300_000_000);
    },
    'has 300000000 bytes',
  ],
])('captions that are %s are reported', async (_, write, message) => {
  const { media, problems } = await checkVideo(videoWith(write));
  expect(media).toEqual([]);
  expect(problems).toMatchObject([{ message: expect.stringContaining(message), line: 1 }]);
  expect(problems[0]?.message).toContain('“clip.vtt”');
});

function videoWith(writeCaptions: (path: string) => void): string {
  const folder = mkdtempSync(join(dir, 'video-'));
  writeFileSync(join(folder, 'clip.mp4'), '\0\0\0\x18ftypisom');
  writeCaptions(join(folder, 'clip.vtt'));
  return folder;
}

const checkVideo = (folder: string) =>
  checkPictures(['clip.mp4'], { text: () => '![Film](clip.mp4)', folder, contentDir: folder });
