import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

const article = (corrections: string) => `---
title: Die Brücke
date: 2026-05-01
corrections:
${corrections}---

Anfang.

## Warum sie gesperrt ist

Risse wurden gefunden.

## Wie es weitergeht

Im Herbst.
`;

const two = `  - { date: 2026-05-03, section: Wie es weitergeht, text: "Im Herbst, nicht im Winter." }
  - { date: 2026-05-02, text: Der Name des Orts war falsch. }
`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('site.yml', 'name: Talbote\nreportMistakesTo: fehler@talbote.example\n');
  await site.write('articles/2026/bruecke.md', article(two));
  await site.write('articles/2026/alt.md', '---\ntitle: Alt\ndate: 2026-04\n---\n\nText.\n');
  const built = await site.run('build');
  expect(built, built.output).toMatchObject({ code: 0 });
});
afterAll(() => site.delete());

test('a correction stands at its section, one without a section above the text', () => {
  const page = site.read('artikel/bruecke/index.html');
  const [above = '', , below = ''] = page.split(/<h2 id=/);
  expect(above).toContain('Der Name des Orts war falsch.');
  expect(above).not.toContain('nicht im Winter.</p>');
  expect(below).toMatch(
    /wie-es-weitergeht[^]*3\. Mai 2026[^]*nicht im Winter\.<\/p>[^]*Im Herbst\.</,
  );
});

test('the page of the section says so in its description and on its card', () => {
  const section = site.read('artikel/bruecke/wie-es-weitergeht/index.html');
  expect(section).toContain(
    'property="og:description" content="Korrektur, 3. Mai 2026: Im Herbst, nicht im Winter. Im Herbst."',
  );
  expect(section).toMatch(/og:image:alt" content="[^"]*Korrektur, 3\. Mai 2026/);
  expect(site.read('artikel/bruecke/warum-sie-gesperrt-ist/index.html')).not.toMatch(
    /og:(?:description|image:alt)" content="[^"]*Korrektur/,
  );
});

test('all corrections are on one page and in its feed, the newest first, with links to their sections', () => {
  const page = site.read('korrekturen/index.html');
  expect([...page.matchAll(/href="(\/artikel\/[^"]+)"/g)].map(([, path]) => path)).toEqual([
    '/artikel/bruecke/wie-es-weitergeht/',
    '/artikel/bruecke/',
  ]);
  const feed = site.read('korrekturen/feed.xml');
  expect(feed).toContain('<title>Korrektur: Die Brücke: Wie es weitergeht</title>');
  expect(feed.indexOf('nicht im Winter')).toBeLessThan(feed.indexOf('Der Name des Orts'));
  expect(site.read('korrekturen/rss.xml')).toContain(
    '<title>Korrektur: Die Brücke: Wie es weitergeht</title>',
  );
  const { items } = JSON.parse(site.read('korrekturen/feed.json')) as { items: { url: string }[] };
  expect(items.map(({ url }) => url)).toEqual([
    'https://abschnitt.example/artikel/bruecke/wie-es-weitergeht/',
    'https://abschnitt.example/artikel/bruecke/',
  ]);
  for (const name of ['feed.xml', 'rss.xml', 'feed.json'])
    expect(page).toContain(`href="https://abschnitt.example/korrekturen/${name}"`);
  expect(site.read('sitemap-pages.xml')).toContain('/korrekturen/');
  expect(site.read('artikel/bruecke.md')).toContain('section: Wie es weitergeht');
});

test('readers report a mistake by a mail that names where they are', () => {
  const mailIn = (file: string) =>
    decodeURIComponent(/href="(mailto:[^"]+)"/.exec(site.read(file))?.[1] ?? '');
  expect(mailIn('artikel/alt/index.html')).toContain('https://abschnitt.example/artikel/alt/');
  expect(mailIn('artikel/bruecke/wie-es-weitergeht/index.html')).toMatch(
    /^mailto:fehler@talbote\.example\?subject=Fehler in „Die Brücke“&(?:amp;|#38;)body=https:\/\/abschnitt\.example\/artikel\/bruecke\/wie-es-weitergeht\//,
  );
});

test('the site keeps its own pages while those of the owner are drafts, which previews show', async () => {
  const draft = '---\ntitle: Noch ein Entwurf\ndraft: true\n---\n\nSo.\n';
  await site.write('pages/korrekturen/index.md', draft);
  await site.write('pages/impressum.md', draft);
  const built = await site.run('build');
  expect(built, built.output).toMatchObject({ code: 0 });
  expect(site.read('korrekturen/index.html')).toContain('Der Name des Orts war falsch.');
  expect(site.files()).toContain('impressum/index.html');
  expect(site.filesWith('Noch ein Entwurf')).toEqual([]);
  const shown = await site.run('build', { args: ['--drafts'] });
  expect(shown, shown.output).toMatchObject({ code: 0 });
  expect(site.read('korrekturen/index.html')).toContain('Noch ein Entwurf');
  expect(site.read('impressum/index.html')).toContain('Noch ein Entwurf');
  await site.remove('pages');
});

test('a page of the owner takes the place of the list, and without a mailbox mistakes are reported by way of the imprint', async () => {
  await site.write('site.yml', 'name: Talbote\nimprint: [Talbote, Passau]\n');
  await site.write('pages/korrekturen.md', '---\ntitle: Wie wir korrigieren\n---\n\nSo.\n');
  expect(await site.run('build')).toMatchObject({ code: 0 });
  expect(site.read('korrekturen/index.html')).toContain('Wie wir korrigieren');
  expect(site.filesWith('mailto:')).toEqual([]);
  expect(site.read('artikel/alt/index.html')).toMatch(
    /<a class="report" href="\/impressum\/"[^>]*> ?Fehler melden/,
  );
});

test('a section that the article does not have is named with its line and those it has', async () => {
  await site.write(
    'articles/2026/bruecke.md',
    article('  - date: 2026-05-03\n    section: Wieso\n    text: Falsch.\n'),
  );
  const { code, output } = await site.run('build');
  expect(code).toBe(1);
  expect(output).toContain('articles/2026/bruecke.md:6');
  expect(output).toContain('There is no section “Wieso” in this article.');
  expect(output).toContain('Write one of these: warum-sie-gesperrt-ist, wie-es-weitergeht');
});
