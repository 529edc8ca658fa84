import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write(
    'articles/2026/fluss.md',
    '---\ntitle: Der Fluss\ndate: 2026-05-01\n---\n\nText.\n\n## Am Ufer\n\nText.\n',
  );
  await site.write('theme.css', ':root { --paper: light-dark(#ffffff, #101010); }');
  await site.write(
    'icon.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#00ff00"/></svg>',
  );
  await site.write('site.yml', 'name: Talbote\naiTraining: false\n');
});
afterAll(() => site.delete());

test('a site can be installed with the icon, name and colours of its owner', async () => {
  expect(
    await site.run('build', { env: { SITE_URL: 'https://a.example/zeitung/' } }),
  ).toMatchObject({ code: 0 });
  const manifest = JSON.parse(site.read('site.webmanifest')) as { icons: { src: string }[] };
  expect(manifest).toMatchObject({
    name: 'Talbote',
    lang: 'de',
    start_url: '/zeitung/',
    background_color: '#ffffff',
  });
  for (const { src } of manifest.icons)
    expect(site.files()).toContain(src.slice('/zeitung/'.length));
  expect(await colourAt('icon-512.png', 5)).toEqual([512, 0, 255, 0, 255]);
  // What systems cut off of it is paper.
  expect(await colourAt('icon-maskable.png', 5)).toEqual([512, 255, 255, 255]);
  expect(await colourAt('icon-maskable.png', 256)).toEqual([512, 0, 255, 0]);
});

test('each page says the colour of its paper, and which pages are listed with large pictures', () => {
  const article = site.read('artikel/fluss/index.html');
  expect(article).toContain('<link rel="manifest" href="/zeitung/site.webmanifest">');
  expect(article).toContain(
    '<meta name="theme-color" content="#101010" media="(prefers-color-scheme: dark)">',
  );
  expect(article).toContain('<meta name="robots" content="max-image-preview:large">');
  expect(site.read('artikel/fluss/am-ufer/index.html')).toContain(
    '<meta name="robots" content="noindex">',
  );
});

/** Width of a picture, and the channels of a pixel on its diagonal. */
async function colourAt(file: string, at: number): Promise<number[]> {
  const { data, info } = await sharp(readFileSync(join(site.outDir, file)))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (at * info.width + at) * info.channels;
  return [info.width, ...data.subarray(start, start + info.channels)];
}
