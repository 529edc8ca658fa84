import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { painted, scrolled } from './browser.ts';
import { openSites } from './sites.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const seed = '/artikel/musk-trump-gespraech-auf-x/';
const long = '/artikel/vierzig-abschnitte/';
const ids = [
  'technische-probleme-verzoegern-gespraech-von-musk-und-trump',
  'elon-musk-bietet-sich-fuer-trump-regierung-an',
  'trump-warnt-vor-nuklearer-erwaermung',
  'trump-macht-biden-fuer-russischen-angriffskrieg',
];
const wide = { viewport: { width: 1280, height: 800 } };
const narrow = { viewport: { width: 320, height: 640 } };

const { browser, own, specimen, long: forty } = await openSites('own', 'specimen', 'long');

describe.each([true, false])('with script: %s', (javaScriptEnabled) => {
  test('on a wide screen the list stands in the margin, beside text and numbers, with minutes', async () => {
    for (const width of [1100, 1280, 1920]) {
      await using view = await open(own.origin + seed, {
        javaScriptEnabled,
        viewport: { width, height: 800 },
      });
      const entries = view.page.locator('contents-list a');
      expect(await entries.count()).toBe(4);
      expect(await entries.first().innerText()).toMatch(/^Technische Probleme [^]*\n1 Min\.$/);
      const [list, number, text] = await boxes(view.page, 'contents-list', '.number', 'h2');
      expect(list!.x, `${width}`).toBeGreaterThanOrEqual(0);
      expect(list!.x + list!.width, `${width}`).toBeLessThanOrEqual(number!.x);
      expect(number!.x + number!.width, `${width}`).toBeLessThan(text!.x);
      await view.page.mouse.wheel(0, 1500);
      await expect.poll(() => view.page.evaluate(() => scrollY)).toBeGreaterThan(1000);
      await expect(entries.first().isVisible()).resolves.toBe(true);
      expect((await entries.first().boundingBox())!.y).toBeGreaterThan(0);
    }
  });

  test('on a small screen the list is closed under the standfirst, and opens', async () => {
    await using view = await open(own.origin + seed, { javaScriptEnabled, ...narrow });
    const link = view.page.locator(`contents-list a[href="#${ids[2]}"]`);
    expect(await link.isVisible()).toBe(false);
    await view.page.locator('contents-list summary').click();
    await link.click();
    await expect.poll(() => view.page.url()).toBe(`${own.origin}${seed}#${ids[2]}`);
    const box = await view.page.locator(`#${ids[2]}`).boundingBox();
    expect(box!.y).toBeGreaterThan(0);
    expect(box!.y).toBeLessThan(300);
  });
});

test('the list has the numbers of the sections, and lower headings set in', async () => {
  await using view = await open(`${specimen.origin}/artikel/alle-bausteine/`, wide);
  const items = view.page.locator('contents-list li');
  expect(await items.count()).toBe(await view.page.locator('.opening').count());
  const [outer] = await boxes(view.page, 'contents-list li:not([class])');
  const [inner] = await boxes(view.page, 'contents-list .depth-1');
  expect(inner!.x).toBeGreaterThan(outer!.x);
});

test('an article without a choice of sections has no list', async () => {
  await using view = await open(`${specimen.origin}/artikel/ohne-ueberschrift/`, wide);
  expect(await view.page.locator('contents-list').count()).toBe(0);
});

describe('the current section', () => {
  test('is none above the first, and follows the reader', async () => {
    await using view = await open(own.origin + seed, { viewport: { width: 1280, height: 600 } });
    expect(await current(view.page)).toBe('');
    const seen: string[] = [];
    for (let step = 0; step < 40; step++) {
      await view.page.mouse.wheel(0, 120);
      await scrolled(view.page);
      const now = await current(view.page);
      if (now !== (seen.at(-1) ?? '')) seen.push(now);
    }
    expect(seen).toEqual(ids);
  });

  test('is the one a link has led to, the last short ones included', async () => {
    await using view = await open(forty.origin + long, { viewport: { width: 1280, height: 900 } });
    await view.page.locator('contents-list').hover();
    for (const id of ['abschnitt-38', 'abschnitt-39', 'abschnitt-40', 'abschnitt-2']) {
      await view.page.locator(`contents-list a[href="#${id}"]`).click();
      await expect.poll(() => current(view.page)).toBe(id);
      await scrolled(view.page);
      expect(await current(view.page)).toBe(id);
    }
  });

  test('is right after arriving with a fragment, and at a section’s own address', async () => {
    for (const url of [`${seed}#${ids[3]}`, `${seed}${ids[3]}/`, `${seed}${ids[1]}/`]) {
      await using view = await open(own.origin + url, wide);
      await expect.poll(() => current(view.page)).toBe(url.includes(ids[3]!) ? ids[3] : ids[1]);
    }
  });

  test('is the one a key has led to, though the address named it already', async () => {
    await using view = await open(`${forty.origin}${long}#abschnitt-37`, {
      viewport: { width: 1280, height: 1400 },
    });
    await expect.poll(() => current(view.page)).toBe('abschnitt-37');
    await expect
      .poll(async () => {
        await view.page.mouse.wheel(0, -40);
        return current(view.page);
      })
      .toBe('abschnitt-36');
    await scrolled(view.page);
    await view.page.keyboard.press('j');
    await expect.poll(() => current(view.page)).toBe('abschnitt-37');
    await scrolled(view.page);
    expect(await current(view.page)).toBe('abschnitt-37');
  });

  test('is where the keys go on from, also at a last short section that a link or an address has led to', async () => {
    for (const path of ['#abschnitt-39', 'abschnitt-39/']) {
      for (const [key, id] of [
        ['j', 'abschnitt-40'],
        ['k', 'abschnitt-38'],
      ] as const) {
        await using view = await open(`${forty.origin}${long}${path}`, {
          viewport: { width: 1280, height: 1400 },
        });
        await expect.poll(() => current(view.page)).toBe('abschnitt-39');
        await view.page.keyboard.press(key);
        await expect.poll(() => new URL(view.page.url()).hash, { message: path }).toBe(`#${id}`);
      }
    }
  });

  test('does not change, nor does the list close, when a link is opened elsewhere', async () => {
    await using view = await open(own.origin + seed, narrow);
    await view.page.locator('contents-list summary').click();
    const elsewhere = view.page.context().waitForEvent('page');
    await view.page
      .locator('contents-list a')
      .nth(2)
      .click({ modifiers: ['ControlOrMeta'] });
    await elsewhere;
    await painted(view.page);
    expect(await view.page.locator('contents-list a').nth(2).isVisible()).toBe(true);
    expect(await current(view.page)).toBe('');
  });

  test('is none again when the browser’s own button has led back above the first', async () => {
    await using view = await open(own.origin + seed, { viewport: { width: 1280, height: 1400 } });
    await view.page.locator('contents-list a').first().click();
    await expect.poll(() => current(view.page)).toBe(ids[0]);
    await view.page.goBack();
    await expect.poll(() => view.page.evaluate(() => scrollY)).toBe(0);
    await expect.poll(() => current(view.page)).toBe('');
  });

  test('is the last one at the end of the page', async () => {
    await using view = await open(forty.origin + long, { viewport: { width: 1280, height: 900 } });
    await view.page.keyboard.press('End');
    await expect.poll(() => current(view.page)).toBe('abschnitt-40');
  });

  test('is told by weight and a rule, and no line of the list breaks anew for it', async () => {
    await using view = await open(own.origin + seed, wide);
    const heights = () =>
      view.page
        .locator('contents-list li')
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).offsetHeight));
    const before = await heights();
    await view.page.locator('contents-list a').nth(1).click();
    await expect.poll(() => current(view.page)).toBe(ids[1]);
    expect(await heights()).toEqual(before);
    const look = await view.page.locator('[aria-current]').evaluate((link) => ({
      weight: getComputedStyle(link).webkitTextStrokeWidth,
      rule: getComputedStyle(link, '::before').borderInlineStartWidth,
    }));
    expect(parseFloat(look.weight)).toBeGreaterThan(0);
    expect(look.rule).toBe('3px');
  });
});

test('the wheel moves the page over a list that fits', async () => {
  await using view = await open(own.origin + seed, wide);
  await view.page.locator('contents-list').hover();
  await view.page.mouse.wheel(0, 300);
  await expect.poll(() => view.page.evaluate(() => scrollY)).toBeGreaterThan(100);
});

test('a list of forty sections scrolls inside the margin and keeps the current one in view', async () => {
  await using view = await open(forty.origin + long, wide);
  await view.page.locator('#abschnitt-30').evaluate((heading) => heading.scrollIntoView());
  await expect.poll(() => current(view.page)).toBe('abschnitt-30');
  const [list] = await boxes(view.page, 'contents-list');
  const [link] = await boxes(view.page, '[aria-current]');
  expect(list!.height).toBeLessThanOrEqual(800);
  expect(link!.y).toBeGreaterThanOrEqual(list!.y);
  expect(link!.y + link!.height).toBeLessThanOrEqual(list!.y + list!.height);
});

test('the list in the margin is open for whoever asks, and closed where it stands in the text', async () => {
  await using view = await open(forty.origin + long, { ...wide, bypassCSP: true });
  const isOpen = () =>
    view.page.locator('contents-list details').evaluate((details) => details.hasAttribute('open'));
  await expect.poll(isOpen).toBe(true);
  await view.page.addScriptTag({ content: axe });
  const violations = await view.page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof Axe };
    return (await engine.run()).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  await view.page.locator('contents-list a').nth(1).click();
  expect(await isOpen()).toBe(true);
  await view.page.setViewportSize(narrow.viewport);
  await expect.poll(isOpen).toBe(false);
  await view.page.setViewportSize(wide.viewport);
  await expect.poll(isOpen).toBe(true);
});

function current(page: Page): Promise<string> {
  return page.locator('contents-list a').evaluateAll((links) =>
    links
      .filter((link) => link.ariaCurrent === 'location')
      .map((link) => (link as HTMLAnchorElement).hash.slice(1))
      .join(),
  );
}

function boxes(page: Page, ...selectors: string[]) {
  return Promise.all(selectors.map((selector) => page.locator(selector).first().boundingBox()));
}

async function open(url: string, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(url);
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
