import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve } from './serve.ts';
import { builtSites } from './sites.ts';

const { specimen, changed } = await builtSites('specimen', 'changed');
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve(specimen);
});
afterAll(() => site?.close());

test.each([
  ['/artikel/an-earlier-name/', '/artikel/english/'],
  ['/artikel/an-earlier-name', '/artikel/english/'],
  ['/artikel/an-earlier-name/its-a-heading/', '/artikel/english/its-a-heading/'],
  ['/artikel/an-earlier-name.md', '/artikel/english.md'],
])('a host that reads _redirects sends %s on to %s', async (from, to) => {
  const response = await fetch(site.origin + from, { redirect: 'manual' });
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(to);
  expect((await fetch(site.origin + to)).status).toBe(200);
});

test('elsewhere a page leads on, without script', async () => {
  const page = readFileSync(join(specimen, 'artikel/an-earlier-name/index.html'), 'utf8');
  expect(page).toContain(
    '<link rel="canonical" href="https://abschnitt.example/artikel/english/">',
  );
  expect(page).toContain('<meta name="robots" content="noindex">');
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.route('**/artikel/an-earlier-name/', (route) =>
      route.fulfill({ contentType: 'text/html', body: page }),
    );
    await tab.goto(`${site.origin}/artikel/an-earlier-name/`);
    await tab.waitForURL(`${site.origin}/artikel/english/`);
  } finally {
    await browser.close();
  }
});

test('the former address is not an article of its own', () => {
  expect(existsSync(join(specimen, 'artikel/an-earlier-name.md'))).toBe(false);
});

describe.each([true, false])('after a change, with script: %s', (javaScriptEnabled) => {
  let browser: Browser;
  let page: Page;
  let fluss: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    [browser, fluss] = await Promise.all([openBrowser(), serve(changed)]);
    page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await fluss?.close();
  });

  test('the former id of a reworded section still jumps to it', async () => {
    await page.goto(`${fluss.origin}/artikel/fluss/#die-bruecke`);
    const heading = page.locator('#warum-die-bruecke-gesperrt-ist');
    expect((await heading.boundingBox())!.y).toBeLessThan(700);
    expect(await page.locator('section:has(:target)').count()).toBe(1);
  });

  test('the former address of a reworded section opens at it', async () => {
    await page.goto(`${fluss.origin}/artikel/fluss/die-bruecke/`);
    const heading = page.locator('#warum-die-bruecke-gesperrt-ist');
    await expect
      .poll(() => heading.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(
      /\/warum-die-bruecke-gesperrt-ist\/$/,
    );
  });

  test('the address of a removed section says that it was removed', async () => {
    const note = page.getByText('Der Abschnitt „Die Fähre“ wurde aus diesem Artikel entfernt.');
    await page.goto(`${fluss.origin}/artikel/fluss/`);
    expect(await note.isVisible()).toBe(false);
    await page.goto(`${fluss.origin}/artikel/fluss/#die-faehre`);
    expect(await note.isVisible()).toBe(true);
    await page.goto(`${fluss.origin}/artikel/fluss/die-faehre/`);
    expect(await note.isVisible()).toBe(true);
  });

  test('the addresses under the name that the article had before lead on, section by section', async () => {
    for (const [from, to] of [
      ['bruecke/', 'fluss/'],
      ['bruecke/die-bruecke/', 'fluss/die-bruecke/'],
      ['bruecke/die-faehre/', 'fluss/die-faehre/'],
    ]) {
      expect(existsSync(join(changed, 'artikel', from!, 'index.html')), from).toBe(true);
      await page.goto(`${fluss.origin}/artikel/${from}`);
      await page.waitForURL(`${fluss.origin}/artikel/${to}`);
    }
  });
});
