import { expect, test } from 'vitest';
import type { PictureFile } from './check-pictures.ts';
import { pictureForms, publishedPictures } from './pictures.ts';

const picture: PictureFile = {
  source: './Große%20Brücke.png',
  file: 'articles/2026/bruecke/Große Brücke.png',
  hash: 'abc',
  width: 900,
  height: 450,
  fallback: 'png',
};

test('a picture is published up to its own width, in two formats and one for every browser', () => {
  expect(pictureForms(picture).map(({ width, ending }) => `${width} ${ending}`)).toEqual([
    ...['480 avif', '720 avif', '900 avif', '480 webp', '720 webp', '900 webp'],
    '900 png',
  ]);
  const large = pictureForms({ ...picture, width: 4000, fallback: 'jpeg' });
  expect(large.map(({ width }) => width)).toEqual(
    [480, 720, 1200, 1440, 1920, 480, 720, 1200, 1440, 1920].concat(1200),
  );
});

test('pages name only what is published, and names change with the picture', () => {
  const names = (one: PictureFile) =>
    new Set(pictureForms(one).map(({ name, ending }) => `/bilder/bruecke/${name}.${ending}`));
  const [published] = publishedPictures('bruecke', [picture]).values();
  const shown = [
    published?.src ?? '',
    published?.webp ?? '',
    ...(published?.sources ?? []).flatMap(({ srcset }) =>
      srcset.split(', ').map((part) => part.split(' ')[0] ?? ''),
    ),
  ];
  expect(shown.filter((address) => !names(picture).has(address))).toEqual([]);
  expect(published).toMatchObject({ width: 900, height: 450 });
  expect(published?.src).toMatch(/^\/bilder\/bruecke\/grosse-bruecke\.[\da-f]{12}-900\.png$/);
  const other = names({ ...picture, hash: 'abd' });
  expect([...names(picture)].filter((name) => other.has(name))).toEqual([]);
});
