import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';
import { serve } from './serve.ts';

const settings = `name: Valley Herald
lang: en
feedAuthority: herald.example,2026
imprint: [Valley Herald, Main Street 1]
`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('site.yml', settings);
  await site.write(
    'articles/2026/bridge.md',
    '---\ntitle: The bridge\ndate: 2026-05-01\ntopics: [Traffic]\n---\n\nIt is closed.\n\n## Why\n\nCracks were found.\n',
  );
  await site.run('anchors');
  expect(await site.run('build')).toMatchObject({ code: 0 });
});
afterAll(() => site.delete());

test('an English site has no German word, neither in its addresses nor on its pages', () => {
  expect(site.files().filter((file) => german.test(file))).toEqual([]);
  const pages = site.files().filter((file) => /\.(?:html|xml|json|txt)$/.test(file));
  // What no reader sees: ids in feeds, which stay when words change, and names of stores in the
  // browser.
  const seen = (file: string) =>
    site.read(file).replace(/tag:[\w.,:/-]+|'abschnitt:look'|"abschnitt \/ \w+"/g, '');
  expect(pages.filter((file) => german.test(seen(file)))).toEqual([]);
  expect(pages).toContain('articles/bridge/why/index.html');
});

test('words that are changed later keep every address that was published', async () => {
  const before = site.files().filter((file) => file.endsWith('.html'));
  await site.write(
    'site.yml',
    `${settings}paths: { article: news, topics: subjects, search: find, authors: people }\n`,
  );
  const refused = await site.run('build');
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('The words in addresses have changed');
  expect(refused.output).toContain('→ Run `npm run anchors`');

  expect(await site.run('anchors')).toMatchObject({ code: 0 });
  expect(await site.run('anchors')).toMatchObject({
    output: expect.stringContaining('Nothing has changed'),
  });
  expect(await site.run('build')).toMatchObject({
    code: 0,
    output: expect.not.stringContaining('problem'),
  });
  // Where a host knows no redirects, pages lead on.
  expect(site.files()).toEqual(expect.arrayContaining(before));
  expect(site.read('articles/bridge/why/index.html')).toContain('url=/news/bridge/why/');
  const server = await serve(site.outDir);
  try {
    for (const [from, to] of [
      ['articles/bridge/', 'news/bridge/'],
      ['articles/bridge/why/', 'news/bridge/why/'],
      ['articles/bridge.md', 'news/bridge.md'],
      ['topics/traffic/feed.xml', 'subjects/traffic/feed.xml'],
      ['search/', 'find/'],
    ]) {
      const moved = await fetch(`${server.origin}/${from}`, { redirect: 'manual' });
      expect([moved.status, moved.headers.get('location')]).toEqual([301, `/${to}`]);
      expect((await fetch(`${server.origin}/${to}`)).status, to).toBe(200);
    }
  } finally {
    await server.close();
  }
});

test('a word that stands or stood for another kind of page is refused', async () => {
  await site.write(
    'site.yml',
    `${settings}paths: { article: news, topics: articles, archive: news }\n`,
  );
  const { code, output } = await site.run('build');
  expect(code).toBe(1);
  expect(output).toContain('paths.topics: “articles” stood for article too');
  expect(output).toContain('paths.archive: “news” stands for article too');
});

/** Words of the German interface and its addresses. */
const german =
  /artikel|themen|thema-|suche|archiv\b|seite\b|bilder|karten|impressum|\b(?:der|die|das|und|nicht|teilen|abschnitt(?!\.example))\b/i;
