import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';
import { serve } from './serve.ts';

const page = (title: string, text: string, more = '') =>
  `---\ntitle: ${title}\n${more}---\n\n${text}\n`;
const menu = `menu:
  - { text: Über uns, to: /ueber-uns/ }
  - { text: Wetter, to: https://wetter.example/ }
footer:
  - { text: Impressum, to: /impressum/ }
  - { text: Datenschutz, to: /datenschutz/ }
`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('site.yml', `name: Talbote\n${menu}`);
  await site.write('articles/2026/fluss.md', page('Der Fluss', 'Text.', 'date: 2026-05-01\n'));
  await site.write(
    'pages/ueber-uns.md',
    page(
      'Über uns',
      'Wir schreiben.\n\n## Redaktion\n\nFünf Leute in Passau.\n\n## Verlag\n\nEin Verein.',
    ),
  );
  await site.write(
    'pages/datenschutz.md',
    page('Datenschutz', 'Wir speichern nichts.\n\n![Ein Haus](haus.png)'),
  );
  const background = { r: 200, g: 90, b: 40 };
  const house = sharp({ create: { width: 400, height: 300, channels: 3, background } }).png();
  await site.write('pages/haus.png', await house.toBuffer());
  await site.write('pages/impressum.md', page('Impressum', 'Talbote, Am Ufer 1.'));
  await site.write('pages/spaeter.md', page('Später', 'Noch nicht.', 'draft: true\n'));
  expect(await site.run('anchors')).toMatchObject({ code: 0 });
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([0, expect.stringContaining('1 article built')]);
});
afterAll(() => site.delete());

test('a page has its address, and each of its sections has one', () => {
  expect(site.read('ueber-uns/index.html')).toContain('<h1 data-slug="ueber-uns">Über uns</h1>');
  expect(site.read('ueber-uns/index.html')).toContain('href="/ueber-uns/redaktion/"');
  const section = site.read('ueber-uns/redaktion/index.html');
  expect(section).toContain('<title>Redaktion – Über uns</title>');
  expect(section).toContain('content="Fünf Leute in Passau."');
  expect(section).toMatch(/id="redaktion"[^>]* autofocus/);
  expect(site.read('impressum/index.html')).toContain('Am Ufer 1');
  expect(site.files()).not.toContain('spaeter/index.html');
});

test('pictures beside a page are published', () => {
  const [, path = ''] =
    /<img src="\/([^"]+)" alt="Ein Haus"/.exec(site.read('datenschutz/index.html')) ?? [];
  expect(path).toMatch(/^bilder\/datenschutz\/haus\./);
  expect(site.files()).toContain(path);
});

test('menu and footer are on every page', () => {
  for (const file of [
    'index.html',
    'ueber-uns/index.html',
    'artikel/fluss/index.html',
    '404.html',
  ]) {
    expect(site.read(file)).toMatch(
      /<nav class="menu ui"[^>]*>\s*<a href="\/ueber-uns\/">Über uns<\/a>/,
    );
    expect(site.read(file)).toContain('<a href="https://wetter.example/">Wetter</a>');
    expect(site.read(file)).toContain('href="/datenschutz/">Datenschutz</a>');
  }
});

test('pages are in the sitemap and in the search, and in no list and no feed', async () => {
  const names = site
    .filesWith('ueber-uns/')
    .filter((file) => !/\.html$|^_headers$|^\.hosting/.test(file));
  expect(names).toEqual(['sitemap-pages.xml']);
  expect(site.read('index.html')).not.toContain('data-slug="ueber-uns"');
  expect(site.filesWith('Wir schreiben')).toEqual([
    'ueber-uns/index.html',
    'ueber-uns/redaktion/index.html',
    'ueber-uns/verlag/index.html',
  ]);
  const server = await serve(site.outDir);
  try {
    expect((await fetch(`${server.origin}/ueber-uns/verlag/`)).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('a heading that is reworded and a page that is renamed keep their addresses', async () => {
  await site.write(
    'pages/redaktion.md',
    page(
      'Die Redaktion',
      'Wir schreiben.\n\n## Wer wir sind\n\nFünf Leute in Passau.\n\n## Verlag\n\nEin Verein.',
      'formerly: [ueber-uns]\n',
    ),
  );
  await site.remove('pages/ueber-uns.md');
  await site.write('site.yml', `name: Talbote\n${menu.replaceAll('ueber-uns', 'redaktion')}`);
  expect(await site.run('anchors')).toMatchObject({ code: 0 });
  expect(await site.run('build')).toMatchObject({ code: 0 });
  expect(site.read('ueber-uns/index.html')).toContain('url=/redaktion/');
  expect(site.read('redaktion/redaktion/index.html')).toContain('Wer wir sind');
  expect(site.read('_redirects')).toContain('/ueber-uns/* /redaktion/:splat 301');
});

test('the address of a section that was removed from a page leads to that page, and names no date', async () => {
  await site.write(
    'pages/redaktion.md',
    page('Die Redaktion', 'Wir schreiben.\n\n## Wer wir sind\n\nFünf Leute in Passau.'),
  );
  expect(await site.run('anchors', { args: ['--remove', 'redaktion#verlag'] })).toMatchObject({
    code: 0,
  });
  expect(await site.run('build')).toMatchObject({ code: 0 });
  const removed = site.read('redaktion/verlag/index.html');
  expect(removed).toContain('rel="canonical" href="https://abschnitt.example/redaktion/"');
  expect(removed).not.toContain('published_time');
});

test.each([
  ['pages/themen.md', page('Themen', 'Text.'), 'at the address /themen/'],
  ['pages/fluss.md', page('Fluss', 'Text.'), 'There is another file with the address “fluss”'],
  ['pages/tief/unten/a.md', page('A', 'Text.'), 'This file is not where a page belongs.'],
  ['pages/mit-datum.md', page('A', 'Text.', 'date: 2026\n'), "There is no field 'date'."],
  [
    'site.yml',
    'menu: [{ text: Weg, to: /gibt-es-nicht/ }]\n',
    'leads to /gibt-es-nicht/, where there is no page',
  ],
])('%s that cannot be is named', async (file, text, message) => {
  await site.write(file, text);
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([1, expect.stringContaining(message)]);
  await site.remove(file.split('/').slice(0, 2).join('/'));
});
