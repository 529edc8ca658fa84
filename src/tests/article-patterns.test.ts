import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';
import { serve } from './serve.ts';

const settings = `name: Valley Herald
lang: en
feedAuthority: herald.example,2026
imprint: [Valley Herald, Main Street 1]
`;
const article = (title: string, fields: string, text: string) =>
  `---\ntitle: ${title}\n${fields}\n---\n\n${text}\n`;

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('site.yml', settings);
  await site.write('articles/2026/bridge.md', article('The bridge', 'date: 2026-05-01', bridge));
  await site.write(
    'articles/2026/fair.md',
    article(
      'The fair',
      'date: 2026-04',
      'It opens.\n\n## When\n\nOn Monday, at noon, as every year.',
    ),
  );
  await site.write(
    'articles/2025/gone.md',
    article('Gone', 'date: 2025-02-03', 'Soon gone.\n\n## Where to\n\nNobody knows where it went.'),
  );
  await site.write(
    'articles/2025/old-mill.md',
    article(
      'The mill',
      'date: 2025-03-04',
      'It turns.\n\n## How\n\nBy water, slowly, all day long.',
    ),
  );
  await run('anchors');
  await site.remove('articles/2025/gone.md');
  await run('anchors', '--remove', 'gone');
  await site.remove('articles/2025/old-mill.md');
  await site.write(
    'articles/2025/mill.md',
    article(
      'The mill',
      'date: 2025-03-04\nformerly: [old-mill]',
      'It turns.\n\n## How\n\nBy water, slowly, all day long.',
    ),
  );
  await run('anchors');
  await run('build');
});
afterAll(() => site.delete());

const bridge = `It is closed. See [the fair](/articles/fair/#when) and [the mill](/articles/mill/).

## Why

Cracks were found in the pillars by the river.
`;

async function run(command: 'anchors' | 'build', ...args: string[]): Promise<string> {
  const { code, output } = await site.run(command, { args });
  expect(output).toSatisfy(() => code === 0, output);
  return output;
}

const ledger = async (year: string) =>
  readFile(join(site.content, 'anchors', `${year}.json`), 'utf8');

test('without a pattern, no date is recorded for addresses', async () => {
  expect(await ledger('2026')).not.toContain('"date"');
  expect(site.files()).toContain('articles/bridge/why/index.html');
});

test('a pattern that is chosen later keeps every address that was published', async () => {
  const before = site.files().filter((file) => /^articles\/.*\.(?:html)$/.test(file));
  const tombstones = before.filter((file) => file.includes('/gone/'));
  expect(tombstones).toHaveLength(2);
  await site.write('site.yml', `${settings}paths: { article: "/{year}/{month}/{slug}/" }\n`);
  const refused = await site.run('build');
  expect(refused.output).toContain('The words in addresses have changed');
  await run('anchors');
  expect(await ledger('2026')).toContain(
    '"heading": "The bridge", "lang": "en", "date": "2026-05-01"',
  );
  expect(await run('anchors')).toContain('Nothing has changed');
  expect(await run('build')).not.toContain('problem');
  const files = site.files();
  expect(files).toEqual(
    expect.arrayContaining([
      '2026/05/bridge/index.html',
      '2026/05/bridge/why/index.html',
      '2026/05/bridge.md',
      '2026/04/fair/index.html',
      '2025/03/mill/index.html',
      // Where a host knows no redirects, pages lead on.
      ...before,
    ]),
  );
  expect(site.read('articles/bridge/why/index.html')).toContain('url=/2026/05/bridge/why/');
  await answers({
    'articles/bridge/': '2026/05/bridge/',
    'articles/bridge/why/': '2026/05/bridge/why/',
    'articles/bridge.md': '2026/05/bridge.md',
    'articles/old-mill/': '2025/03/mill/',
    'articles/old-mill/how/': '2025/03/mill/how/',
    'articles/old-mill.md': '2025/03/mill.md',
    'articles/gone/': 410,
    'articles/gone/where-to/': 410,
    '2026/05/nothing/': 404,
  });
});

test('everything on the site names the new address', () => {
  const address = 'https://abschnitt.example/2026/05/bridge/';
  const page = site.read('2026/05/bridge/index.html');
  for (const words of [
    `<link rel="canonical" href="${address}">`,
    `"NewsArticle","@id":"${address}"`,
  ])
    expect(page.includes(words), words).toBe(true);
  const feeds = ['feed.xml', 'rss.xml', 'feed.json', 'sitemap-2026.xml'];
  expect(site.filesWith(address)).toEqual(
    expect.arrayContaining([...feeds, '.hosting/changed.txt']),
  );
  expect(site.filesWith('/2026/05/bridge/#why')).toContain('index.html');
  expect(site.filesWith('"/2026/05/bridge/"')).toEqual(
    expect.arrayContaining(['archive/2026/index.html', 'addresses.json']),
  );
  expect(site.filesWith(String.raw`\\d{4}/\\d\\d/`)).toContain('sw.js');
  expect(site.filesWith('/2025/03/mill/')).toEqual(
    expect.arrayContaining(['_redirects', '.hosting/nginx.conf', '.hosting/Caddyfile']),
  );
});

test('a date that is changed later stays in the address', async () => {
  await site.write('articles/2026/bridge.md', article('The bridge', 'date: 2026-07-09', bridge));
  await run('anchors');
  await run('build');
  expect(site.files()).toContain('2026/05/bridge/why/index.html');
  expect(site.files()).not.toContain('2026/07/bridge/index.html');
});

test('a renamed article keeps the date in its address, and the former name leads there', async () => {
  await site.remove('articles/2026/bridge.md');
  await site.write(
    'articles/2026/old-bridge.md',
    article('The bridge', 'date: 2026-07-09\nformerly: [bridge]', bridge),
  );
  await run('anchors');
  await run('build');
  await answers({
    '2026/05/bridge/': '2026/05/old-bridge/',
    '2026/05/bridge/why/': '2026/05/old-bridge/why/',
    '2026/05/bridge.md': '2026/05/old-bridge.md',
    'articles/bridge/': '2026/05/old-bridge/',
    'articles/old-bridge/why/': '2026/05/old-bridge/why/',
  });
});

test('paths of another site lead to articles, unless an article is there again', async () => {
  const old = {
    '/2026/04/fair/': 'fair',
    '/2026/04/the-fair/': 'fair',
    '/2026/05/bridge/': 'fair',
  };
  await site.write('old-addresses.json', JSON.stringify(old, null, 2));
  await run('build');
  await answers({
    '2026/04/fair/': 200,
    '2026/04/the-fair/': '2026/04/fair/',
    // The former address of an article here.
    '2026/05/bridge/': '2026/05/old-bridge/',
  });
  const log = ['2026/04/fair/when/', '2026/04/the-fair/', 'articles/bridge/why/', '2026/06/none/'];
  await site.write('addresses.txt', log.map((path) => `/${path}`).join('\n'));
  const { output } = await site.run('import', {
    args: ['--check-addresses', join(site.content, 'addresses.txt')],
  });
  expect(output).toContain('/2026/04/fair/when/ → /2026/04/fair/');
  expect(output).toContain('/2026/04/the-fair/ → /2026/04/fair/');
  expect(output).toContain('/articles/bridge/why/ → /2026/05/old-bridge/');
  expect(output).toContain('3 of 4 addresses are answered.');
  await site.remove('old-addresses.json');
});

test('a date without the month is a problem with a remedy', async () => {
  await site.write('articles/2026/short.md', article('Short', 'date: 2026', 'Text.'));
  for (const command of ['build', 'anchors'] as const) {
    const { code, output } = await site.run(command);
    expect(code).toBe(1);
    expect(output).toContain('short.md:3');
    expect(output).toContain('date: The addresses of articles contain the month');
    expect(output).toContain('→ Write the month too, such as 2026-01.');
  }
  await site.remove('articles/2026/short.md');
});

test('another pattern later, and a word again, keep all addresses of before', async () => {
  await site.write('site.yml', `${settings}paths: { article: "/blog/{year}/{slug}/" }\n`);
  await run('anchors');
  await run('build');
  await answers({
    'articles/bridge/why/': 'blog/2026/old-bridge/why/',
    '2026/05/bridge/why/': 'blog/2026/old-bridge/why/',
    '2026/05/old-bridge.md': 'blog/2026/old-bridge.md',
    'articles/gone/': 410,
  });
  await site.write('site.yml', `${settings}paths: { article: news }\n`);
  await run('anchors');
  await run('build');
  await answers({
    'articles/bridge/why/': 'news/old-bridge/why/',
    '2026/05/bridge/why/': 'news/old-bridge/why/',
    'blog/2026/old-bridge/': 'news/old-bridge/',
    'blog/2026/old-bridge.md': 'news/old-bridge.md',
    'news/gone/': 410,
  });
});

test.each([
  ['"/{year}/{month}/"', 'does not contain {slug}'],
  ['"/{yaer}/{slug}/"', '→ Write {year}.'],
  ['"/archive/{year}/{slug}/"', 'stands for archive too'],
  ['"/topics/{slug}/"', 'stands for topics too'],
  ['"/feed/{year}/{slug}/"', '"feed" is reserved'],
])('the pattern %s is refused at its line', async (pattern, message) => {
  await site.write('site.yml', `${settings}paths:\n  article: ${pattern}\n`);
  const { code, output } = await site.run('build');
  expect(code).toBe(1);
  expect(output).toContain('site.yml:6');
  expect(output).toContain(message);
});

test('a page whose name could begin an address of an article is refused', async () => {
  await site.write('site.yml', `${settings}paths: { article: "/{year}/{slug}/" }\n`);
  await site.write('pages/2024.md', '---\ntitle: The year 2024\n---\n\nText.\n');
  const { code, output } = await site.run('anchors');
  expect(code).toBe(1);
  expect(output).toContain('The site already has something at the address /2024/');
});

test('a site can begin with a pattern, below a path of its host', async () => {
  const fresh = await OwnerSite.create();
  try {
    await fresh.write(
      'site.yml',
      `${settings}paths: { article: "/blog/{year}-{month}/{slug}/" }\n`,
    );
    await fresh.write(
      'articles/2026/bridge.md',
      article('The bridge', 'date: 2026-05-01', '## Why\n\nCracks.'),
    );
    const env = { SITE_URL: 'https://herald.example/valley/' };
    for (const command of ['build', 'anchors', 'anchors', 'build'] as const) {
      const { code, output } = await fresh.run(command, { env });
      expect(code, output).toBe(0);
    }
    expect(fresh.files()).toContain('blog/2026-05/bridge/why/index.html');
    expect(fresh.filesWith('https://herald.example/valley/blog/2026-05/bridge/why/')).toContain(
      'blog/2026-05/bridge/why/index.html',
    );
    expect(fresh.read('_redirects')).not.toContain('bridge');

    await fresh.write('jekyll/_config.yml', 'permalink: /:year/:month/:title/\n');
    for (const [day, name, other] of ['ab', 'bc', 'cd', 'de', 'ea'].map((pair, index) => [
      index + 1,
      ...pair,
    ]))
      await fresh.write(
        `jekyll/_posts/2024-05-0${day}-post-${name}.md`,
        `---\ntitle: Post ${name}\n---\n\nAbout [another](/2024/05/post-${other}/) post.\n`,
      );
    const imported = await fresh.run('import', {
      args: [join(fresh.content, 'jekyll'), '--site'],
      env,
    });
    expect(imported.output).toContain('site.yml: paths: { article: "/{year}/{month}/{slug}/" }');
    const post = await readFile(join(fresh.content, 'articles/2024/post-a.md'), 'utf8');
    expect(post).toContain('[another](/blog/2024-05/post-b/)');
  } finally {
    await fresh.delete();
  }
});

/** Asks the project's own server for paths: each leads to another path, or has a status. */
async function answers(expected: Record<string, string | number>): Promise<void> {
  const server = await serve(site.outDir);
  try {
    const found = await Promise.all(
      Object.keys(expected).map(async (path): Promise<[string, string | number]> => {
        const first = await fetch(`${server.origin}/${path}`, { redirect: 'manual' });
        if (first.status !== 301) return [path, first.status];
        const { status, url } = await fetch(`${server.origin}/${path}`);
        const to = new URL(url).pathname.slice(1);
        return [path, status === 200 ? to : status];
      }),
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  } finally {
    await server.close();
  }
}
