import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentType } from '../urls/content-types.ts';
import { openBrowser } from './browser.ts';
import { OwnerSite } from './owner-site.ts';
import { rawRequest } from './raw-request.ts';
import { serve } from './serve.ts';
import { webServers } from './web-servers.ts';

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

describe('what an owner has written for hosts', () => {
  beforeAll(async () => {
    await site.write(
      'public/_headers',
      '/zeitung/docs/*\n  Referrer-Policy: no-referrer\n  X-Place: "docs" {a}\n/zeitung/:x/y\n  X-A: b\n',
    );
    await site.write(
      'public/_redirects',
      '/zeitung/preise /zeitung/docs/preise.txt\n/zeitung/blog/* https://blog.example.org/:splat 302\n/zeitung/a /zeitung/b 200\n',
    );
    await site.write('public/docs/preise.txt', 'Alles kostet nichts.');
    const { code, output } = await site.run('build', {
      env: { SITE_URL: 'https://a.example/zeitung/' },
    });
    expect(code).toBe(0);
    expect(output).toContain('_headers:4\n    The path /zeitung/:x/y is read by Netlify');
    expect(output).toContain(
      '_redirects:3\n    “/zeitung/a /zeitung/b 200” is followed by Netlify',
    );
  });

  test.each(webServers)('holds with $name', async ({ isInstalled, start }) => {
    if (!isInstalled) return;
    const server = await start(site.outDir, '/zeitung/');
    const get = (path: string) => rawRequest(server.port, path);
    try {
      const { headers } = await get('/zeitung/docs/preise.txt');
      expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-place': '"docs" {a}' });
      const article = await get('/zeitung/artikel/fluss/');
      expect(article.headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect(article.headers).not.toHaveProperty('x-place');
      expect(article.headers).not.toHaveProperty('strict-transport-security');
      expect(article.headers['content-usage']).toBe('train-ai=n');
      for (const [from, status, to] of [
        ['preise', 301, '/zeitung/docs/preise.txt'],
        ['blog/2020/a', 302, 'https://blog.example.org/2020/a'],
        ['blog', 302, 'https://blog.example.org/'],
      ] as const) {
        const { status: sent, headers } = await get(`/zeitung/${from}`);
        expect([sent, headers['location']]).toEqual([status, to]);
      }
      // Caddy takes two slashes for one.
      const odd = await get('/zeitung/blog//evil.example');
      expect(odd.headers['location'] ?? 'https://blog.example.org/evil.example').toBe(
        'https://blog.example.org/evil.example',
      );
    } finally {
      await server.close();
    }
  });

  test('stands in the files for Netlify and Cloudflare Pages, each header once for a path', () => {
    const rules = site.read('_headers').split('\n\n');
    expect(rules[0]).toMatch(/^\/zeitung\/:x\/y\n {2}X-A: b\n\/zeitung\/\*\n/);
    expect(rules[0]).not.toContain('Referrer-Policy');
    expect(rules.find((rule) => rule.startsWith('/zeitung/docs/*\n'))).toMatch(
      /Referrer-Policy: no-referrer\n {2}X-Place: "docs" \{a\}$/m,
    );
    expect(site.read('_redirects')).toMatch(/^\/zeitung\/preise \/zeitung\/docs\/preise\.txt\n/);
  });

  test('a build lists the addresses at which something has changed', async () => {
    const env = { SITE_URL: 'https://a.example/zeitung/' };
    await site.write('public/docs/preise.txt', 'Alles kostet etwas.');
    await site.write('public/docs/neu.txt', 'Neu.');
    expect(await site.run('build', { env })).toMatchObject({ code: 0 });
    expect(site.read('.hosting/changed.txt')).toBe(
      'https://a.example/zeitung/docs/neu.txt\nhttps://a.example/zeitung/docs/preise.txt\n',
    );
    await site.remove('public/docs/neu.txt');
    await site.write(
      'articles/2026/bruecke.md',
      '---\ntitle: Die Brücke\ndate: 2026-05-02\n---\n\nText.\n',
    );
    expect(await site.run('build', { env })).toMatchObject({ code: 0 });
    const changed = site.read('.hosting/changed.txt').trim().split('\n');
    expect(changed).toContain('https://a.example/zeitung/');
    expect(changed).toContain('https://a.example/zeitung/docs/neu.txt');
    expect(changed).toContain('https://a.example/zeitung/artikel/bruecke/');
    expect(changed).toContain('https://a.example/zeitung/feed.xml');
    expect(changed).not.toContain('https://a.example/zeitung/docs/preise.txt');
    expect(changed.filter((address) => /\.hosting|_astro|\.br$|404/.test(address))).toEqual([]);
  });
});

test('a page comes while a reader points at its link, and is kept once it is opened', async () => {
  const [server, browser] = [await serve(site.outDir, '/zeitung/'), await openBrowser()];
  const origin = server.origin.replace('127.0.0.1', 'localhost');
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/zeitung/`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const session = await page.context().newCDPSession(page);
    const seen: string[] = [];
    session.on('Preload.ruleSetUpdated', ({ ruleSet }) =>
      seen.push(ruleSet.errorMessage ?? 'rules'),
    );
    session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) =>
      seen.push(`${new URL(prefetchUrl).pathname} ${status}`),
    );
    await session.send('Preload.enable');
    await page.reload();
    await expect.poll(() => seen).toContain('rules');
    const link = page.locator('main a[href="/zeitung/artikel/fluss/"]').first();
    await link.hover();
    await expect.poll(() => seen).toContain('/zeitung/artikel/fluss/ Ready');
    const isKept = () =>
      page.evaluate(async () => (await caches.match('/zeitung/artikel/fluss/')) !== undefined);
    expect(await isKept()).toBe(false);
    await link.click();
    await page.waitForURL('**/artikel/fluss/');
    await expect.poll(isKept).toBe(true);
  } finally {
    await browser.close();
    await server.close();
  }
});

test('on a host that sends no headers, pages carry the policy, and work under it', async () => {
  await site.write('site.yml', 'name: Talbote\nhost: github\n');
  expect(await site.run('build')).toMatchObject({ code: 0 });
  expect(site.files()).toContain('.nojekyll');
  expect(site.files().length).toBeGreaterThan(10);
  const compressed = readdirSync(site.outDir, { recursive: true, encoding: 'utf8' });
  expect(compressed.filter((file) => file.endsWith('.br'))).toEqual([]);
  const [server, browser] = [await bareServer(site.outDir), await openBrowser()];
  try {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.addInitScript(() => localStorage.setItem('abschnitt:look', '{"theme":"dark"}'));
    for (const path of ['/', '/artikel/fluss/', '/artikel/fluss/am-ufer/', '/suche/?q=Ufer']) {
      await page.goto(server.origin + path);
      const policy = await page
        .locator('meta[http-equiv="content-security-policy" i]')
        .getAttribute('content');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).not.toContain('frame-ancestors');
      expect(policy?.includes('wasm')).toBe(path.startsWith('/suche/'));
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(await page.locator('body').evaluate((body) => getComputedStyle(body).margin)).not.toBe(
        '8px',
      );
    }
    await page.locator('main a mark, main mark').first().waitFor();
    expect(refused).toEqual([]);
    await page
      .evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "run"';
        document.body.append(script);
      })
      .catch(() => undefined);
    expect(await page.title()).not.toBe('run');
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Serves files with nothing but their types, as a host does that has no headers of the site. */
async function bareServer(dir: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://a/').pathname;
    const file = join(dir, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': contentType(file) }).end(readFileSync(file));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Width of a picture, and the channels of a pixel on its diagonal. */
async function colourAt(file: string, at: number): Promise<number[]> {
  const { data, info } = await sharp(readFileSync(join(site.outDir, file)))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (at * info.width + at) * info.channels;
  return [info.width, ...data.subarray(start, start + info.channels)];
}
