/** What an article's page may cost its reader: counts, because times differ from machine to machine (see `npm run bench`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { slowPhone } from './browser.ts';
import { builtSite, openSites } from './sites.ts';

const dir = await builtSite('own');
const article = '/artikel/musk-trump-gespraech-auf-x/';
const section = 'trump-warnt-vor-nuklearer-erwaermung';

const { browser, own: site } = await openSites('own');

describe.each([article, `${article}${section}/`, `${article}#${section}`])('%s', (path) => {
  test('waits for nothing before it is painted, asks for little, and never elsewhere', async () => {
    await using view = await openOnSlowPhone(path);
    const { painted, requests, shift } = await view.page.evaluate(() => ({
      painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? 0,
      requests: (performance.getEntriesByType('resource') as ResourceTiming[]).map(
        ({ name, startTime, renderBlockingStatus }) => ({ name, startTime, renderBlockingStatus }),
      ),
      shift: (window as { shift?: number }).shift ?? 0,
    }));
    expect(painted).toBeGreaterThan(0);
    expect(requests.length).toBeGreaterThan(3);
    // One of them is the speculation rules, which are kept for a day.
    expect(requests.length).toBeLessThanOrEqual(8);
    const early = requests.filter(({ startTime }) => startTime < painted);
    for (const { name } of early)
      expect(name).toMatch(
        /\/(?:_astro\/(?:newsreader-roman[^/]*\.woff2|[^/]*\.js)|speculation\.rules)$/,
      );
    for (const { name, renderBlockingStatus } of requests) {
      expect(renderBlockingStatus, name).toBe('non-blocking');
      expect(name.startsWith(`${site.origin}/`), name).toBe(true);
    }
    expect(shift).toBe(0);
  });

  test('loads at most 6 kB of script, and one font of at most 40 kB', async () => {
    await using view = await openOnSlowPhone(path);
    const loaded = await view.page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const bytes = (name: string) => readFileSync(join(dir, name));
    const scripts = loaded.filter((name) => name.endsWith('.js'));
    const sizes = scripts.map((name) => brotliCompressSync(bytes(name)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6000);
    const fonts = loaded.filter((name) => name.endsWith('.woff2'));
    expect(fonts.map((name) => bytes(name).length <= 40_000)).toEqual([true]);
  });

  test('has at most 150 elements beyond those of its text, with all that scripts add', async () => {
    await using view = await openOnSlowPhone(path);
    const { all, text } = await view.page.evaluate(() => ({
      all: document.querySelectorAll('*').length,
      text: document.querySelectorAll('article section > :not(.opening, a), h1, .standfirst')
        .length,
    }));
    expect(text).toBeGreaterThan(10);
    expect(all - text).toBeLessThanOrEqual(150);
  });
});

describe('before the scripts are there', () => {
  test('an address with a fragment leads there', async () => {
    await using view = await openWithoutScripts(`#${section}`);
    const heading = view.page.locator(`#${section}`);
    await expect.poll(async () => (await heading.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(300);
  });

  test('a link that they will give more to is a link', async () => {
    await using view = await openWithoutScripts();
    await view.page.locator('section .share').first().click();
    await view.page.waitForURL(/artikel\/musk-trump[^/]*\/[^/]+\/$/, { waitUntil: 'commit' });
  });

  test('with a modifier key the browser does what it always does', async () => {
    await using view = await openWithoutScripts();
    const opened = view.page.context().waitForEvent('page');
    await view.page
      .locator('section .share')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    expect((await opened).url()).not.toBe('');
    expect(view.page.url()).toBe(site.origin + article);
  });
});

/** An article whose scripts are on their way and never come. */
async function openWithoutScripts(fragment = '') {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/_astro/*.js', () => undefined);
  await page.goto(site.origin + article + fragment, { waitUntil: 'commit' });
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

/** A page that has come to rest on a slow telephone. */
async function openOnSlowPhone(path: string): Promise<{ page: Page } & AsyncDisposable> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const total = window as { shift?: number };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        total.shift = (total.shift ?? 0) + (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await slowPhone(page);
  await page.goto(site.origin + path, { waitUntil: 'networkidle' });
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

/** With a field that TypeScript does not know yet, https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-renderblockingstatus. */
type ResourceTiming = PerformanceResourceTiming & { renderBlockingStatus: string };
