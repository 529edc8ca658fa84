import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { OwnerSite } from './owner-site.ts';
import { rawRequest } from './raw-request.ts';
import { serve } from './serve.ts';
import { webServers } from './web-servers.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const article = `---
title: Die Brücke
date: 2026-05-01
---

## Im Bild

[Die neue Brücke](https://www.youtube.com/watch?v=dQw4w9WgXcQ "Ein Gespräch")

::video[Der Abriss]{url="https://vimeo.com/76979871"}

[Ein Beitrag](https://social.example/@anna/110 "Anna schreibt")

[Nicht gelistet](https://www.dailymotion.com/video/x8abc1 "Ein Film")

Ende.
`;
const settings = 'name: Talbote\nembeds: [youtube, vimeo, social.example]\n';
const frames =
  'frame-src https://www.youtube-nocookie.com https://player.vimeo.com https://social.example';

let site: OwnerSite;
let browser: Browser;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write('articles/2026/bruecke.md', article);
  await site.write(
    'articles/2026/fluss.md',
    '---\ntitle: Der Fluss\ndate: 2026-05-02\n---\n\nText.\n',
  );
  await site.write('pages/ueber-uns.md', '---\ntitle: Über uns\n---\n\nText.\n');
  await site.write('site.yml', settings);
  const built = await site.run('build');
  expect(built, built.output).toMatchObject({ code: 0 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.delete();
});

test('nothing is asked of others before a reader asks, and then exactly what the button names', async () => {
  const server = await serve(site.outDir);
  const { page, asked, refused } = await open(`${server.origin}/artikel/bruecke/`);
  try {
    const load = page.getByRole('button', { name: 'Video von YouTube laden' });
    await load.waitFor();
    expect(await page.locator('link-embed').count()).toBe(3);
    await expect(page.locator('.offer').first().innerText()).resolves.toContain(
      'www.youtube-nocookie.com (Google)',
    );
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);

    await load.focus();
    await page.keyboard.press('Enter');
    const player = page.locator('iframe');
    await expect.poll(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ']);
    expect(await player.getAttribute('title')).toBe('Die neue Brücke');
    expect(await player.evaluate((frame) => document.activeElement === frame)).toBe(true);
    const { width = 0, height = 0 } = (await player.boundingBox()) ?? {};
    expect(width / height).toBeCloseTo(16 / 9, 1);
    await page.frameLocator('iframe').getByText('Player of /embed/dQw4w9WgXcQ').waitFor();
    // Players see whose page it is, not which.
    expect(await page.frameLocator('iframe').locator('i').innerText()).toBe(`${server.origin}/`);
    expect(refused).toEqual([]);
    expect(await shiftOf(page)).toBe(0);
  } finally {
    await page.close();
    await server.close();
  }
});

test('a video named with its address, and a post, are loaded the same way', async () => {
  const server = await serve(site.outDir);
  const { page, asked, refused } = await open(`${server.origin}/artikel/bruecke/im-bild/`);
  try {
    await page.getByRole('button', { name: 'Video von Vimeo laden' }).click();
    await page.getByRole('button', { name: 'Beitrag von social.example laden' }).click();
    await expect
      .poll(() => asked.sort())
      .toEqual([
        'https://player.vimeo.com/video/76979871?dnt=1',
        'https://social.example/@anna/110/embed',
      ]);
    expect(refused).toEqual([]);
  } finally {
    await page.close();
    await server.close();
  }
});

test('only pages that embed have the script, and only their folder the frames in its policy', async () => {
  const script = /<script[^>]* src="[^"]*LinkEmbed[^"]*"/;
  expect(site.read('artikel/bruecke/index.html')).toMatch(script);
  expect(site.read('artikel/fluss/index.html')).not.toMatch(script);
  const server = await serve(site.outDir);
  try {
    const policy = async (path: string) =>
      (await fetch(server.origin + path)).headers.get('content-security-policy');
    expect(await policy('/artikel/bruecke/')).toContain(`; ${frames};`);
    for (const path of ['/', '/ueber-uns/', '/suche/', '/themen/'])
      expect(await policy(path)).not.toContain('frame-src');
  } finally {
    await server.close();
  }
  const rules = site.read('_headers').split('\n\n');
  expect(
    rules.filter((rule) => rule.includes('frame-src')).map((rule) => rule.split('\n')[0]),
  ).toEqual(['/artikel/*']);
});

test.each(webServers)('$name sends the same policies', async ({ isInstalled, start }) => {
  if (!isInstalled) return;
  const server = await start(site.outDir, '/');
  const policy = async (path: string) =>
    (await rawRequest(server.port, path)).headers['content-security-policy'];
  try {
    expect(await policy('/artikel/bruecke/im-bild/')).toContain(`; ${frames};`);
    for (const path of ['/', '/ueber-uns/', '/artikel'])
      expect(await policy(path)).not.toContain('frame-src');
  } finally {
    await server.close();
  }
});

test('without script, on paper, in feeds and as Markdown it is the link', async () => {
  const server = await serve(site.outDir);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  try {
    await page.goto(`${server.origin}/artikel/bruecke/`);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('IP-Adresse').first().isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: 'Die neue Brücke' }).getAttribute('href')).toBe(
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    );
  } finally {
    await context.close();
  }
  const printed = await open(`${server.origin}/artikel/bruecke/`);
  try {
    await printed.page.getByRole('button', { name: 'Video von YouTube laden' }).click();
    await printed.page.emulateMedia({ media: 'print' });
    expect(await printed.page.locator('iframe').isVisible()).toBe(false);
    expect(await printed.page.locator('.offer').first().isVisible()).toBe(false);
    expect(await printed.page.getByRole('link', { name: 'Die neue Brücke' }).isVisible()).toBe(
      true,
    );
  } finally {
    await printed.page.close();
    await server.close();
  }
  for (const file of ['feed.xml', 'rss.xml', 'feed.json', 'artikel/bruecke.md']) {
    expect(site.read(file)).toContain('https://www.youtube.com/watch?v=dQw4w9WgXcQ');
    expect(site.read(file)).not.toMatch(/link-embed|nocookie|IP-Adresse/);
  }
});

test('the offer has no accessibility violation, on a phone and in the dark', async () => {
  const server = await serve(site.outDir);
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
      await page.goto(`${server.origin}/artikel/bruecke/`);
      await page.getByRole('button', { name: 'Video von YouTube laden' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(async () => {
        const { axe: engine } = window as unknown as { axe: typeof Axe };
        return (await engine.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
      });
      expect(found).toEqual([]);
      await page.close();
    }
  } finally {
    await server.close();
  }
});

test('on a host that sends no headers, the pages that embed say so themselves', async () => {
  await site.write('site.yml', `${settings}host: github\n`);
  expect(await site.run('build')).toMatchObject({ code: 0 });
  expect(site.read('artikel/bruecke/index.html')).toContain(frames);
  expect(site.read('artikel/bruecke/im-bild/index.html')).toContain(frames);
  for (const file of ['index.html', 'artikel/fluss/index.html', 'ueber-uns/index.html'])
    expect(site.read(file)).not.toContain('frame-src');
  const server = await serve(site.outDir, '/', { policy: false });
  const { page, asked, refused } = await open(`${server.origin}/artikel/bruecke/`);
  try {
    await page.getByRole('button', { name: 'Video von YouTube laden' }).click();
    await page.frameLocator('iframe').getByText('Player of /embed/dQw4w9WgXcQ').waitFor();
    expect(asked).toHaveLength(1);
    expect(refused).toEqual([]);
  } finally {
    await page.close();
    await server.close();
  }
});

test('an owner who lists nothing has cards alone', async () => {
  await site.write('site.yml', 'name: Talbote\n');
  expect(await site.run('build')).toMatchObject({ code: 0 });
  expect(site.filesWith('<link-embed')).toEqual([]);
  expect(site.filesWith('frame-src')).toEqual([]);
  expect(site.read('artikel/bruecke/index.html')).toContain('<p class="link-card">');
});

/** Opens a page, with players that say what was asked of them. */
async function open(address: string) {
  const page = await browser.newPage();
  const asked: string[] = [];
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  // The cumulative layout shift (https://web.dev/articles/cls): what readers cause does not count.
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as (PerformanceEntry & Shift)[];
      const moved = entries.reduce((sum, { value, hadRecentInput }) => {
        return sum + (hadRecentInput ? 0 : value);
      }, 0);
      Object.assign(window, { shift: Number(Reflect.get(window, 'shift')) + moved });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.route(
    ({ origin }) => origin !== new URL(address).origin,
    (route, request) => {
      asked.push(request.url());
      const { pathname } = new URL(request.url());
      return route.fulfill({
        contentType: 'text/html',
        body: `<title>a</title><p>Player of ${pathname}</p><i>${request.headers()['referer']}</i>`,
      });
    },
  );
  await page.goto(address);
  return { page, asked, refused };
}

function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'shift')));
}

interface Shift {
  value: number;
  hadRecentInput: boolean;
}
