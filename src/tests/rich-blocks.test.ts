import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { OwnerSite } from './owner-site.ts';
import { serve } from './serve.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const article = `---
title: Alles, was ein Artikel haben kann
date: 2026-05-01
---

## Bilder und Töne

![Ein Fluss](a.jpg "Am Ufer © Eva")
![Eine Brücke](b.jpg)

![Die Folge](folge.mp3 "Mit *Ada* © Funk")

![Der Film](film.mp4)

:::box[So rechnet man]{#rechnen}
Ein Absatz mit [Link](https://example.org/).
:::

## Zahlen

:::chart[Wie viele fahren]
| Jahr | Räder | Autos |
| --- | --: | --: |
| 2024 | 1.234,5 | 700 |
| 2025 | −200 | 1 000 |
:::

[Die neue Brücke](https://www.youtube.com/watch?v=1&t=2 "Ein Gespräch")

Ende.
`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('articles/2026/alles/index.md', article);
  await site.write(
    'pages/ueber/index.md',
    '---\ntitle: Über uns\n---\n\n![Wir](wir.jpg)\n\n![Unser Ton](ton.mp3)\n',
  );
  await site.write('pages/ueber/wir.jpg', await picture());
  await site.write('pages/ueber/ton.mp3', Buffer.from(`ID3\x04${'\0'.repeat(3000)}`));
  for (const name of ['a.jpg', 'b.jpg', 'film.jpg'])
    await site.write(`articles/2026/alles/${name}`, await picture());
  await site.write('articles/2026/alles/folge.mp3', Buffer.from(`ID3\x04${'\0'.repeat(3000)}`));
  await site.write(
    'articles/2026/alles/film.mp4',
    Buffer.from(`\0\0\0\x18ftypisom${'\0'.repeat(3000)}`),
  );
  await site.write(
    'articles/2026/alles/film.vtt',
    'WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag.\n',
  );
});
afterAll(() => site.delete());

test('groups of pictures, players, boxes, charts and cards of links are whole, on the site’s own', async () => {
  const built = await site.run('build');
  expect(built, built.output).toMatchObject({ code: 0 });
  const page = site.read('artikel/alles/index.html');
  const published = (pattern: RegExp) => site.files().filter((file) => pattern.test(file));
  const [sound] = published(/^bilder\/alles\/folge\.[a-z0-9]{12}\.mp3$/i);
  const [film] = published(/^bilder\/alles\/film\.[a-z0-9]{12}\.mp4$/i);
  const [captions] = published(/^bilder\/alles\/film\.[a-z0-9]{12}\.vtt$/i);
  expect(page).toContain(`<audio controls preload="none" src="/${sound}" aria-label="Die Folge"`);
  expect(page).toContain(`src="/${film}"`);
  expect(page).toMatch(/poster="\/bilder\/alles\/film\.[^"]+\.jpg"/);
  expect(page).toContain(
    `<track kind="captions" src="/${captions}" srclang="de" label="Untertitel">`,
  );
  expect(page).toContain('<div id="rechnen" class="box"');
  expect(page.match(/<figure id="bild-[^"]*">/g)).toHaveLength(2);
  expect(page).toMatch(/<rect [^>]*class="series-1"/);
  expect(page).toContain('<small class="ui">youtube.com</small>');
  expect(page).toMatch(/<link rel="stylesheet" href="\/_astro\/blocks\.[^"]+\.css">/);
  expect(published(/^bilder\/ueber\/(?:wir|ton)\..*\.(?:jpg|mp3)$/)).toHaveLength(2);
  const feed = site.read('feed.xml');
  expect(feed).toContain(`https://abschnitt.example/${sound}`);
  expect(feed).toContain('So rechnet man');
  expect(feed).toContain(
    `<link rel="enclosure" href="https://abschnitt.example/${sound}" type="audio/mpeg" length="3004" title="Die Folge"/>`,
  );
  expect(site.read('artikel/alles.md')).toContain(':::box[So rechnet man');
});

test('the page has no accessibility violation, asks nobody else, and plays in parts', async () => {
  const [server, browser] = [await serve(site.outDir), await openBrowser()];
  try {
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
    ] as const) {
      const page = await browser.newPage({
        colorScheme,
        bypassCSP: true,
        viewport: { width, height: 800 },
      });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${server.origin}/artikel/alles/#rechnen`);
      await page.locator('.chart summary').click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(async () => {
        const { axe: engine } = window as unknown as { axe: typeof Axe };
        return (await engine.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
      });
      expect(found).toEqual([]);
      expect(asked.filter((address) => !address.startsWith(server.origin))).toEqual([]);
      expect(asked.filter((address) => /\.(?:mp3|mp4)$/.test(address))).toEqual([]);
      await page.close();
    }
    const [sound] = site.files().filter((file) => file.endsWith('.mp3'));
    const part = await fetch(`${server.origin}/${sound}`, { headers: { Range: 'bytes=0-2' } });
    expect([part.status, part.headers.get('content-type'), await part.text()]).toEqual([
      206,
      'audio/mpeg',
      'ID3',
    ]);
  } finally {
    await browser.close();
    await server.close();
  }
});

test.each([
  ['folge.mp3', '<html>', 'The file “folge.mp3” is damaged, or something else under this name.'],
  ['film.vtt', 'No captions', 'The captions beside it, “film.vtt”, do not begin with WEBVTT.'],
])('%s that cannot be played is named with the line', async (file, text, message) => {
  const path = `articles/2026/alles/${file}`;
  const before = readFileSync(`${site.content}/${path}`);
  await site.write(path, text);
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([1, expect.stringContaining(message)]);
  expect(output).toMatch(/alles\/index\.md:\d+\n/);
  await site.write(path, before);
});

test('a file that is missing is named with the line', async () => {
  await site.write('articles/2026/alles/index.md', article.replace('folge.mp3', 'folgen.mp3'));
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([1, expect.stringContaining('“folgen.mp3” does not exist')]);
  expect(output).toMatch(/alles\/index\.md:11\n/);
});

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
}
