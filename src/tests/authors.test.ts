import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

const anna = `---
name: Anna Schmidt
role: Redakteurin
description: Schreibt über Flüsse.
picture: { file: anna.png, alt: Anna Schmidt am Ufer, credit: Bo Muster }
links: [https://anna.example/, { text: Buch, url: https://buch.example/ }]
fediverse: "@anna@social.example"
email: anna@talbote.example
---

Anna Schmidt ist am Inn aufgewachsen.

## Werdegang

Seit 2019 beim Talboten.

![Ihre Stimme](stimme.mp4)
`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  const background = { r: 0, g: 90, b: 160 };
  const portrait = sharp({ create: { width: 600, height: 600, channels: 3, background } }).png();
  await site.write('site.yml', 'name: Talbote\narticlesPerPage: 2\n');
  await site.write('authors/anna-schmidt.md', anna);
  await site.write('authors/anna.png', await portrait.toBuffer());
  await site.write('authors/stimme.mp4', `\0\0\0\x18ftypisom${'\0'.repeat(3000)}`);
  await site.write('authors/stimme.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag.\n');
  await site.write(
    'authors/carl.md',
    '---\nname: Carl <b onclick=x>Ohne</b> Artikel\nrole: <b onclick=x>\n---\n',
  );
  for (const day of [1, 2, 3])
    await write(`teil-${day}`, `2026-05-0${day}`, 'Anna Schmidt, Bo Muster');
  await write('anderes', '2026-04-01', '{ name: Bo Muster, url: https://bo.example/ }');
  expect(await site.run('anchors')).toMatchObject({ code: 0 });
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([0, expect.stringContaining('4 articles built')]);
});
afterAll(() => site.delete());

test('sound, videos and captions in the text of an author are published', () => {
  const page = site.read('autoren/anna-schmidt/index.html');
  const sources = [...page.matchAll(/ src="\/(bilder\/anna-schmidt\/stimme[^"]*)"/g)];
  const published = site.files().filter((file) => /\/stimme\.[^/]*\.(?:mp4|vtt)$/.test(file));
  expect(sources.map(([, src]) => src).sort()).toEqual(published);
  expect(published).toHaveLength(2);
});

test('an author with a file has a page with bio, links and articles, in pages as lists are', () => {
  const page = site.read('autoren/anna-schmidt/index.html');
  expect(page).toContain('<h1 data-slug="anna-schmidt">Anna Schmidt</h1>');
  for (const words of [
    'Redakteurin',
    'ist am Inn aufgewachsen',
    'href="https://anna.example/"',
    '>Buch</a>',
    'href="https://social.example/@anna"',
    'href="mailto:anna@talbote.example"',
    'alt="Anna Schmidt am Ufer"',
    'href="/autoren/anna-schmidt/2/"',
    'href="/autoren/anna-schmidt/feed.xml"',
    '<meta name="fediverse:creator" content="@anna@social.example">',
  ])
    expect(page).toContain(words);
  expect(slugsIn(page)).toEqual(['anna-schmidt', 'teil-3', 'teil-2']);
  expect(slugsIn(site.read('autoren/anna-schmidt/2/index.html'))).toEqual(['teil-1']);
  expect(site.read('autoren/anna-schmidt/werdegang/index.html')).toMatch(
    /id="werdegang"[^>]* autofocus/,
  );
  expect(site.read('autoren/index.html')).toContain('href="/autoren/carl/"');
  expect(site.read('autoren/carl/index.html')).toContain('Carl &lt;b onclick=x');
  const asHtml = site.filesWith('<b onclick').filter((file) => !file.endsWith('.json'));
  expect(asHtml).toEqual([]);
});

test('the name leads to the page wherever it stands; a bare name makes none', () => {
  const article = site.read('artikel/teil-1/index.html');
  expect(article).toMatch(/<a href="\/autoren\/anna-schmidt\/" rel="author">\s*Anna Schmidt/);
  expect(article).toContain('<meta name="fediverse:creator" content="@anna@social.example">');
  expect(site.read('artikel/teil-1/teil/index.html')).toContain('fediverse:creator');
  expect(site.read('artikel/anderes/index.html')).toContain('href="https://bo.example/"');
  expect(site.read('index.html')).toContain('href="/autoren/anna-schmidt/"');
  expect(site.files().filter((file) => file.startsWith('autoren/bo'))).toEqual([]);
  const address = 'https://abschnitt.example/autoren/anna-schmidt/';
  expect(site.read('artikel/teil-1.md')).toContain(`url: ${address}`);
  expect(site.read('feed.xml')).toMatch(
    new RegExp(`<name>Anna Schmidt</name>\\s*<uri>${address}</uri>`),
  );
  const feed = JSON.parse(site.read('feed.json')) as { items: { authors: unknown[] }[] };
  expect(feed.items[0]?.authors).toEqual([
    {
      name: 'Anna Schmidt',
      url: address,
      avatar: expect.stringContaining('/bilder/anna-schmidt/'),
    },
    { name: 'Bo Muster' },
  ]);
  expect(site.read('autoren/anna-schmidt/feed.xml')).not.toContain('anderes');
});

test('search engines are told who it is', () => {
  const person = {
    '@type': 'Person',
    '@id': 'https://abschnitt.example/autoren/anna-schmidt/',
    jobTitle: 'Redakteurin',
    sameAs: ['https://anna.example/', 'https://buch.example/'],
  };
  expect(jsonLd('artikel/teil-1/index.html')['author']).toEqual([
    expect.objectContaining(person),
    { '@type': 'Person', name: 'Bo Muster' },
  ]);
  const profile = jsonLd('autoren/anna-schmidt/index.html');
  expect(profile).toMatchObject({ '@type': 'ProfilePage', mainEntity: person });
  expect(site.read('sitemap-pages.xml')).toContain('/autoren/anna-schmidt/');
  expect(site.read('news-sitemap.xml')).not.toContain('autoren');
});

test('the pages keep their addresses when the file is renamed, and when the word in them is another', async () => {
  await site.write('site.yml', 'name: Talbote\narticlesPerPage: 2\npaths: { authors: leute }\n');
  await site.write(
    'authors/a-schmidt.md',
    anna.replace('role:', 'formerly: [anna-schmidt]\nrole:'),
  );
  await site.remove('authors/anna-schmidt.md');
  expect(await site.run('anchors')).toMatchObject({ code: 0 });
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([0, expect.not.stringContaining('problem')]);
  expect(site.read('autoren/anna-schmidt/index.html')).toContain('url=/leute/a-schmidt/');
  expect(site.read('autoren/index.html')).toContain('url=/leute/');
  expect(site.read('autoren/anna-schmidt/werdegang/index.html')).toContain(
    'url=/leute/a-schmidt/werdegang/',
  );
  expect(site.read('leute/anna-schmidt/index.html')).toContain('url=/leute/a-schmidt/');
  expect(site.read('artikel/teil-1/index.html')).toContain('href="/leute/a-schmidt/"');
});

test.each([
  ['authors/x.md', 'nam: X', 2, "There is no field 'nam'.", "Did you mean 'name'?"],
  [
    'authors/x.md',
    'name: X\nmastodon: a',
    3,
    "There is no field 'mastodon'.",
    "Write it as 'fediverse'",
  ],
  [
    'authors/x.md',
    'name: X\nfediverse: anna@social.example',
    3,
    'is not an account',
    '"@anna@social.example"',
  ],
  [
    'authors/x.md',
    'name: X\nemail: anna',
    3,
    'is not an address for e-mail',
    'like anna@example.org',
  ],
  [
    'authors/x.md',
    'name: anna schmidt',
    2,
    'has a file already: authors/a-schmidt.md',
    'Put both into one file',
  ],
  [
    'authors/unten/y.md',
    'name: X',
    undefined,
    'is not where an author belongs',
    'authors/<name>.md',
  ],
  ['pages/leute.md', 'title: X', undefined, 'at the address /leute/', 'another name'],
  [
    'authors/teil-1.md',
    'name: X',
    undefined,
    'There is another file with the address',
    'Rename one',
  ],
])('%s: “%s” is named with its line', async (file, fields, line, message, remedy) => {
  await site.write(file, `---\n${fields}\n---\n\nText.\n`);
  const { code, output } = await site.run('build');
  await site.remove(file);
  expect(code).toBe(1);
  expect(output).toContain(message);
  expect(output).toContain(remedy);
  if (line !== undefined) expect(output).toContain(`${file}:${line}`);
});

function write(slug: string, date: string, authors: string): Promise<void> {
  const text = `---\ntitle: ${slug}\ndate: ${date}\nauthors: [${authors}]\n---\n\nText.\n\n## Teil\n\nMehr.\n`;
  return site.write(`articles/2026/${slug}.md`, text);
}

function slugsIn(html: string): string[] {
  return [...html.matchAll(/data-slug="([^"]+)"/g)].map(([, slug = '']) => slug);
}

function jsonLd(file: string): Record<string, unknown> {
  const [, text = ''] =
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(site.read(file)) ?? [];
  return JSON.parse(text) as Record<string, unknown>;
}
