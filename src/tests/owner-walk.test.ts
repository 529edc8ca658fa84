/** The way of a new owner, as the README shows it: from `npm run new` to a site on nginx, below a path of its host. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawRequest } from './raw-request.ts';
import { webServers } from './web-servers.ts';

const root = resolve(import.meta.dirname, '../..');
const base = '/sub/';
const nginx = webServers.find(({ name }) => name === 'nginx');

let folder: string;
let server: { port: number; close: () => Promise<void> } | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-walk-'));
}, 10_000);
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const site = () => join(folder, 'river-post');

test('npm run new makes the folder, with a name and in English', async () => {
  const output = await npm('new', [site(), '--name', 'River Post', '--lang', 'en']);
  expect(output).toContain('articles/');
  expect(await readFile(join(site(), 'site.yml'), 'utf8')).toMatch(/^name: River Post\nlang: en$/m);
});

test('the site is made one’s own: address, imprint, logo, menu, two pages, articles', async () => {
  const settings = await readFile(join(site(), 'site.yml'), 'utf8');
  await write(
    'site.yml',
    `${settings
      .replace(/^host: .*$/m, 'host: nginx')
      .replace(/^feedAuthority: .*$/m, 'feedAuthority: riverpost.example,2026')
      .replace(/ - redaktion@.*$/m, ' - post@riverpost.example')}
menu:
  - { text: About us, to: /about-us/ }
  - { text: River, to: /topics/river/ }
footer:
  - { text: Imprint, to: /imprint/ }
  - { text: Privacy, to: /privacy/ }
`,
  );
  await write(
    'logo.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40"><path d="M0 20h200" stroke="#000"/></svg>',
  );
  await write(
    'pages/about-us.md',
    '---\ntitle: About us\n---\n\nWe write.\n\n## The newsroom\n\nFive people.\n',
  );
  await write('pages/privacy.md', '---\ntitle: Privacy\n---\n\nWe keep nothing.\n');
  await write(
    'articles/2026/the-ferry.md',
    '---\ntitle: The ferry\ndate: 2026-05-01\ntopics: [River]\nauthors: [Ada Bell]\n---\n\nIt runs.\n\n## At night\n\nIt does not run.\n',
  );
  await write(
    'articles/2026/a-guest-writes.md',
    '---\ntitle: A guest writes\ndate: 2026-05-02\nlabel: Opinion\nauthors: [{ name: Guest Writer, url: "https://guest.example/" }]\n---\n\nBuild the bridge.\n',
  );
  await write(
    'articles/2026/buy-boats.md',
    '---\ntitle: Buy boats\ndate: 2026-05-02\nlabel: Advertisement\n---\n\nBoats for everyone.\n',
  );
  await write(
    'articles/2026/under-embargo.md',
    '---\ntitle: Under embargo\ndate: 2099-01-01T06:00+01:00\n---\n\nNobody knows of this yet.\n',
  );
  // What an author page needs goes here, once pages of authors are made.
  await npm('anchors', []);
  expect(await npm('check', [site()])).toContain('is in order.');
});

test('the site is built for its address, and says what it holds back', async () => {
  const output = await npm('build', ['--outDir', join(folder, 'dist')]);
  expect(output).toContain('under-embargo.md is dated 2099-01-01T06:00+01:00');
  expect(output).not.toContain('as it was delivered');
});

test.runIf(nginx?.isInstalled)('nginx serves every page as expected', async () => {
  server = await nginx?.start(join(folder, 'dist'), base);
  const about = await get('about-us/the-newsroom/');
  expect(about).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(about.body).toMatch(/id="the-newsroom"[^>]* autofocus/);
  const front = (await get('')).body;
  expect(front).toMatch(/<html lang="en"/);
  expect(front).toContain('alt="River Post"');
  expect(front).toContain('<a href="/sub/about-us/">About us</a>');
  expect(front).toContain('href="/sub/privacy/">Privacy</a>');
  for (const path of [
    'privacy/',
    'imprint/',
    'topics/river/',
    'search/',
    'articles/the-ferry/at-night/',
  ])
    expect((await get(path)).status, path).toBe(200);
  expect((await get('articles/a-guest-writes/')).body).toMatch(/Opinion[^]*Guest Writer/);
  expect((await get('articles/a-guest-writes/')).body).toContain('"@type":"OpinionNewsArticle"');
  expect((await get('articles/buy-boats/')).body).toContain('"@type":"AdvertiserContentArticle"');
  expect((await get('news-sitemap.xml')).body).not.toContain('buy-boats');
  expect((await get('articles/under-embargo/')).status).toBe(404);
  for (const path of ['', 'feed.xml', 'sitemap-index.xml', 'llms.txt'])
    expect((await get(path)).body).not.toMatch(/embargo/i);
  expect((await get('feed.xml')).body).toContain('http://127.0.0.1:8080/sub/articles/the-ferry/');
  expect((await get('site.webmanifest')).body).toContain('"start_url":"/sub/"');
});

test.runIf(nginx?.isInstalled)(
  'no page of an English site has a German word of the interface',
  async () => {
    for (const path of ['', 'articles/the-ferry/', 'search/', 'archive/', 'nowhere/'])
      expect((await get(path)).body, path).not.toMatch(
        />[^<]*\b(?:Suche|Teilen|Abschnitt|Impressum|Artikel|Themen|Archiv|Zum|Seite|nicht)\b/,
      );
  },
);

async function get(path: string): Promise<{ status: number; type: string; body: string }> {
  const { status, headers, body } = await rawRequest(server?.port ?? 0, base + path);
  return { status, type: headers['content-type'] ?? '', body: body.toString() };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(site(), file)), { recursive: true });
  await writeFile(join(site(), file), text);
}

async function npm(command: string, args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    'npm',
    ['run', '-s', command, '--', ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        CI: '',
        SITE_URL: `http://127.0.0.1:8080${base}`,
        BUILD_CACHE: join(folder, 'cache'),
        ...(command !== 'new' && { CONTENT_DIR: site() }),
      },
    },
  );
  return stdout + stderr;
}
