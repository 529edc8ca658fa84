import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSite } from './read-site.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-site-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(text: string) {
  await writeFile(join(folder, 'site.yml'), text);
  return readSite(folder, 'site.yml');
}

test('without a file a site has the settings it is delivered with', () => {
  const { settings, problems } = readSite(folder, 'site.yml');
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({ name: 'Abschnitt', lang: 'de', articlesPerPage: 20 });
});

test.each([
  ['paths: { article: "/{year}/{month}/{slug}/" }', '/{year}/{month}/{slug}/'],
  ['paths:\n  article: /blog/{year}/{slug}', '/blog/{year}/{slug}/'],
  ['paths:\n  article: /news/{slug}/', 'news'],
])('%s is how articles are addressed', async (text, article) => {
  expect(await read(text)).toMatchObject({ settings: { paths: { article } }, problems: [] });
});

test.each([
  [
    'paths:\n  article: /{yaer}/{slug}/',
    'paths.article: "{yaer}" is not a placeholder.',
    'Write {year}.',
  ],
  [
    'paths:\n  article: /offline/{year}/{slug}/',
    'paths.article: "offline" is reserved.',
    'Choose another word.',
  ],
  [
    'paths:\n  topics: /{year}/',
    'paths.topics: "/{year}/" cannot be part of an address.',
    'Write one word of lower-case letters a to z, digits and hyphens.',
  ],
])('%s is named with its line and a remedy', async (text, message, remedy) => {
  const { problems } = await read(text);
  expect(problems).toEqual([{ file: 'site.yml', line: 2, message, remedy }]);
});

test('text with braces that needs quotes is shown with them', async () => {
  const { problems } = await read('paths: { article: /{year}/{slug}/, topics: about }');
  expect(problems[0]).toMatchObject({
    line: 1,
    remedy: 'Put the text in quotes: paths: { article: "/{year}/{slug}/", topics: about }',
  });
});

test('what an owner writes goes before it', async () => {
  const { settings, problems } = await read(
    `# Our paper
name: Talbote
lang: en
url: https://talbote.example/news
articlesPerPage: 12
offline: false
cards: { recent: 500 }
pageBudget:
  html: 300
imprint:
  - Talbote, Am Ufer 1
`,
  );
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    name: 'Talbote',
    lang: 'en',
    url: 'https://talbote.example/news',
    articlesPerPage: 12,
    articlesPerFeed: 20,
    offline: false,
    cards: { recent: 500 },
    pageBudget: { html: 300, styles: 40 },
    imprint: ['Talbote, Am Ufer 1'],
  });
});

test.each([
  ['timeZone: Europe/Berln', 'Europe/Berlin'],
  ['lang: de_DE', 'Write de-DE.'],
  ['name: ""', 'Write a value'],
  ['url: talbote.example', 'Write https://talbote.example.'],
  ['url: https://talbote.example/?a=b', 'Write it in full'],
  ['articlesPerPage: 0', 'Write a whole number above 0.'],
  ['articlesPerFeed: 1.5', 'Write a whole number above 0.'],
  ['pictureHosts: [https://bilder.example.org/]', 'Write the host only'],
  ['embeds: [yutube]', "Did you mean 'youtube'?"],
  ['embeds: [https://www.youtube.com/]', 'Write the host only: youtube.'],
  ['embeds: [facebook]', 'Write one of youtube, vimeo,'],
  ['embeds: [youtube, youtu.be]', 'Delete one of the two.'],
  ['feedAuthority: talbote.example', 'your.host,2026'],
  ['linkSchemes: ["mailto:"]', 'without a colon'],
  ['linkSchemes: [mailto, javascript]', 'none that runs code'],
  ['cards: { recent: 0 }', 'Write all, articles, none'],
  ['cards: many', 'Write all, articles, none'],
  ['compression: 12', 'Write a whole number from 0 to 11, or none.'],
  ['pageBudget: { html: 0 }', 'Write a whole number of kB above 0.'],
  ['pageBudget: { scrips: 5 }', "Did you mean 'scripts'?"],
  ['imprint: Redaktion', 'Write each entry on a line of its own'],
  ['offline: no', 'Write true or false.'],
  ['articlePerPage: 5', "Did you mean 'articlesPerPage'?"],
  ['name: Der: Bote', 'Put the text in quotes'],
])('“%s” is named with its line and a remedy', async (line, remedy) => {
  const { settings, problems } = await read(`# Settings\n\n${line}\n`);
  expect(problems).toEqual([
    {
      file: 'site.yml',
      line: 3,
      message: expect.any(String),
      remedy: expect.stringContaining(remedy),
    },
  ]);
  expect(settings.name).toBe('Abschnitt');
});

test('hosts of a known service are that service, others stay hosts', async () => {
  const { settings, problems } = await read(
    'embeds: [www.youtube-nocookie.com, Vimeo, mastodon.social]\n',
  );
  expect(problems).toEqual([]);
  expect(settings.embeds).toEqual(['youtube', 'vimeo', 'mastodon.social']);
});

test('all mistakes are named at once', async () => {
  const { problems } = await read('nam: a\nlang: xx_1\narticlesPerPage: many\n');
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 3]);
});
