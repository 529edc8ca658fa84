import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cacheNames } from '../service-worker/cache-names.ts';
import { notedUses } from './noted-uses.ts';
import { settled } from './browser.ts';
import { openSites } from './sites.ts';

const seed = '/artikel/musk-trump-gespraech-auf-x/';
const third = 'trump-warnt-vor-nuklearer-erwaermung';
const last = 'trump-macht-biden-fuer-russischen-angriffskrieg';

const { browser, own } = await openSites('own');

test('on the first visit nothing is offered', async () => {
  await using view = await open();
  expect(await offer(view.page)).toBe('');
});

test('who comes back is offered to go on at the section where reading stopped', async () => {
  await using view = await open();
  await readAt(view.page, third, 5);
  await view.page.goto('about:blank');
  await view.page.goto(own.origin + seed);
  await expect
    .poll(() => offer(view.page))
    .toMatch(
      /^Weiterlesen bei 3 · Trump warnt vor „nuklearer Erwärmung“ noch 1(–2)? Min\. Schließen$/,
    );
  expect(await view.page.evaluate(() => scrollY)).toBe(0);
  await view.page.locator('resume-offer a').click();
  await expect.poll(() => view.page.url()).toBe(`${own.origin}${seed}#${third}`);
  expect(await offer(view.page)).toBe('');
});

test('the offer moves nothing', async () => {
  await using view = await open();
  await readAt(view.page, third, 40);
  await view.page.goto('about:blank');
  await view.page.addInitScript(() => {
    Object.assign(window, { shifts: [] });
    const { shifts } = window as unknown as { shifts: unknown[] };
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
  });
  await view.page.goto(own.origin + seed);
  await expect.poll(() => offer(view.page)).not.toBe('');
  await view.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  expect(
    await view.page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts.length),
  ).toBe(0);
});

test('the offer can be dismissed, and goes when the reader scrolls on', async () => {
  await using view = await open();
  await readAt(view.page, third, 5);
  await view.page.goto('about:blank');
  await view.page.goto(own.origin + seed);
  await view.page.locator('resume-offer').getByRole('button', { name: 'Schließen' }).click();
  expect(await offer(view.page)).toBe('');
  await view.page.goto('about:blank');
  await view.page.goto(own.origin + seed);
  await expect.poll(() => offer(view.page)).not.toBe('');
  await view.page.mouse.wheel(0, 1500);
  await expect.poll(() => offer(view.page)).toBe('');
});

test('nothing is offered to who comes with a fragment or by a section’s address', async () => {
  await using view = await open();
  await readAt(view.page, third, 5);
  for (const path of [`${seed}#${last}`, `${seed}${last}/`]) {
    await view.page.goto('about:blank');
    await view.page.goto(own.origin + path);
    await settled(view.page);
    expect(await offer(view.page)).toBe('');
  }
});

test('nothing is offered to who has read to the end', async () => {
  await using view = await open();
  await readAt(view.page, third, 5);
  await readAt(view.page, last, 40);
  await view.page.goto('about:blank');
  await view.page.goto(own.origin + seed);
  await settled(view.page);
  expect(await offer(view.page)).toBe('');
});

test('a section that was read says so in the contents list, in words; one passed by does not', async () => {
  await using view = await open();
  await readAt(view.page, third, 2);
  expect(await entry(view.page, third)).toMatch(/1 Min\.$/);
  await readAt(view.page, third, 30);
  await expect.poll(() => entry(view.page, third)).toMatch(/✓ gelesen$/);
  await view.page.reload();
  await expect.poll(() => entry(view.page, third)).toMatch(/✓ gelesen$/);
  expect(await entry(view.page, last)).toMatch(/1 Min\.$/);
});

test('“Alles vergessen” forgets what was read, where reading stopped, and the look', async () => {
  await using view = await open();
  const { page } = view;
  await readAt(page, third, 40);
  await page.evaluate(() => localStorage.setItem('abschnitt:look', '{"theme":"dark"}'));
  await page.evaluate(() => localStorage.setItem('other', 'stays'));
  await page.goto('about:blank');
  await page.goto(own.origin + seed);
  await expect.poll(() => offer(page)).not.toBe('');
  await page.locator('reader-controls > button').click();
  await page.getByRole('button', { name: 'Alles vergessen' }).click();
  await page.getByText('Nichts davon ist mehr auf diesem Gerät gespeichert.').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['other']);
  expect(await page.locator('html').getAttribute('data-theme')).toBe(null);
  expect(await entry(page, third)).toMatch(/1 Min\.$/);
  expect(await offer(page)).toBe('');
});

test('“Alles vergessen” forgets the articles kept for reading offline too', async () => {
  await using view = await open();
  const { page } = view;
  const articles = cacheNames('/').articles;
  // The worker keeps the page in its own time.
  await expect
    .poll(() => page.evaluate(async (path) => (await caches.match(path)) !== undefined, seed))
    .toBe(true);
  await page.locator('reader-controls > button').click();
  await page.getByRole('button', { name: 'Alles vergessen' }).click();
  await page.getByText('Nichts davon ist mehr auf diesem Gerät gespeichert.').waitFor();
  expect(await page.evaluate((name) => caches.has(name), articles)).toBe(false);
});

test('“Alles vergessen” leaves neither addresses nor times of what was opened', async () => {
  await using view = await open();
  const { page } = view;
  await expect.poll(() => notedUses(page)).toContain(own.origin + seed);
  // As a device that has forgotten the pages themselves before, but not when they were opened.
  await page.evaluate((name) => caches.delete(name), cacheNames('/').articles);
  await page.locator('reader-controls > button').click();
  await page.getByRole('button', { name: 'Alles vergessen' }).click();
  await page.getByText('Nichts davon ist mehr auf diesem Gerät gespeichert.').waitFor();
  expect(await notedUses(page)).toEqual([]);
});

test('“Alles vergessen” says so when the device did not do it', async () => {
  await using view = await open();
  const { page } = view;
  await page.evaluate(() => {
    CacheStorage.prototype.delete = () => Promise.reject(new DOMException('no', 'UnknownError'));
  });
  await page.locator('reader-controls > button').click();
  await page.getByRole('button', { name: 'Alles vergessen' }).click();
  await page.getByText('Nicht alles ließ sich löschen.').waitFor();
});

test('what is stored in disorder is as if nothing were', async () => {
  for (const stored of [
    '{',
    '[]',
    '{"/artikel/musk-trump-gespraech-auf-x/":{"read":7,"at":"nirgends"}}',
  ]) {
    await using view = await open();
    await view.page.evaluate((value) => localStorage.setItem('abschnitt:read', value), stored);
    await view.page.reload();
    await settled(view.page);
    expect(await offer(view.page)).toBe('');
    expect(view.trouble).toEqual([]);
  }
});

/** Scrolls to a section's end, and lets so many seconds pass there. */
async function readAt(page: Page, id: string, seconds: number): Promise<void> {
  await page
    .locator(`#${id}`)
    .evaluate((heading) => heading.closest('section')?.scrollIntoView({ block: 'end' }));
  await expect.poll(() => page.locator('[aria-current]').getAttribute('href')).toBe(`#${id}`);
  await page.clock.runFor(seconds * 1000);
}

async function offer(page: Page): Promise<string> {
  const text = await page.locator('resume-offer').innerText();
  return text.replace(/\s+/g, ' ').trim();
}

function entry(page: Page, id: string): Promise<string> {
  return page.locator(`contents-list a[href="#${id}"]`).innerText();
}

async function open() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.clock.install();
  await page.goto(own.origin + seed);
  return { page, trouble, [Symbol.asyncDispose]: () => context.close() };
}
