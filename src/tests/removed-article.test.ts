import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve } from './serve.ts';
import { builtSites } from './sites.ts';
import { webServers } from './web-servers.ts';

const { changed } = await builtSites('changed');
const addresses = [
  '/artikel/ferry-timetable/',
  '/artikel/ferry-timetable/at-night/',
  '/artikel/timetable/',
  '/artikel/timetable/at-night/',
];

describe('each address that a removed article ever had', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([serve(changed), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(addresses)('%s says so without script, in the article’s language', async (address) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const response = await page.goto(site.origin + address);
    expect(response?.status()).toBe(410);
    expect(new URL(page.url()).pathname).toBe(address);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('h1').textContent()).toBe('This article has been removed');
    expect(await page.getByText('The ferry’s timetable').isVisible()).toBe(true);
    const links = page.locator('main a');
    expect(await links.allTextContents()).toEqual(['Go to the front page', 'Archive', 'Search']);
    for (const link of await links.all()) {
      const target = new URL((await link.getAttribute('href')) ?? '', site.origin);
      expect((await fetch(target)).status).toBe(200);
    }
    await context.close();
  });
});

describe.each(webServers)('with $name', ({ isInstalled, start }) => {
  test.skipIf(!isInstalled)('each address answers that it is gone, and with its page', async () => {
    const server = await start(changed, '/');
    try {
      for (const address of addresses) {
        const response = await fetch(`http://127.0.0.1:${server.port}${address}`);
        expect([address, response.status]).toEqual([address, 410]);
        expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(await response.text()).toContain('This article has been removed');
      }
    } finally {
      await server.close();
    }
  });
});

test.each(addresses)('%s is not to be indexed and has no preview image', (address) => {
  const page = readFileSync(join(changed, address, 'index.html'), 'utf8');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).not.toMatch(/og:image|rel="canonical"/);
});

test('a removed article stands nowhere else on the site', () => {
  const others = readdirSync(changed, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      // Servers have to know which addresses are gone.
      !/^(artikel[\\/](ferry-)?timetable|\.hosting)([\\/]|$)/.test(path) &&
      statSync(join(changed, path)).isFile(),
  );
  expect(others.length).toBeGreaterThan(20);
  expect(others.filter((path) => path.includes('timetable'))).toEqual([]);
  expect(
    others.filter((path) => readFileSync(join(changed, path), 'utf8').includes('timetable')),
  ).toEqual([]);
  expect(JSON.parse(readFileSync(join(changed, 'pagefind/languages.json'), 'utf8'))).toEqual([
    'de',
  ]);
});
