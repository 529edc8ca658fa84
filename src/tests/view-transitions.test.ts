import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSites } from './sites.ts';

const { browser, own: site } = await openSites('own');

test('the headline in a list becomes that of its article', async () => {
  const { transition, names } = await goFromListToArticle({ reducedMotion: 'no-preference' });
  expect(transition).toBe(true);
  expect(names).toEqual(['musk-trump-gespraech-auf-x', 'musk-trump-gespraech-auf-x']);
});

test('nothing moves for readers who have asked for that', async () => {
  const { transition, names } = await goFromListToArticle({ reducedMotion: 'reduce' });
  expect(transition).toBe(false);
  expect(names).toEqual(['none', 'none']);
});

test('a link to a section of another page still opens at that section', async () => {
  const context = await browser.newContext({ reducedMotion: 'no-preference' });
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.locator('.teaser ol a', { hasText: 'Elon Musk bietet sich' }).click();
  await page.waitForURL(/#elon-musk-bietet-sich/);
  const heading = page.locator('#elon-musk-bietet-sich-fuer-trump-regierung-an');
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(600);
  expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(16);
  await context.close();
});

/** Whether the article was revealed by a transition, and the headline's name on either page. */
async function goFromListToArticle(options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.addInitScript(() =>
    window.addEventListener('pagereveal', (event) => {
      (window as { transition?: boolean }).transition = event.viewTransition !== null;
    }),
  );
  await page.goto(site.origin);
  const headline = page.locator('[data-slug]', { hasText: 'Musk und Trump' });
  const name = () => headline.evaluate((element) => getComputedStyle(element).viewTransitionName);
  const before = await name();
  await headline.getByRole('link').click();
  await page.waitForURL(/artikel\/musk/);
  const names = [before, await name()];
  const transition = await page.evaluate(() => (window as { transition?: boolean }).transition);
  await context.close();
  return { transition, names };
}
