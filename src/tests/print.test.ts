import { expect, test } from 'vitest';
import { openSites } from './sites.ts';

const article = '/artikel/alle-bausteine/';

const { browser, specimen } = await openSites('specimen');

test('paper has nothing that is only for the screen', async () => {
  await using view = await print();
  const { page } = view;
  for (const selector of ['reader-controls', 'contents-list', '.head .share', 'footer', '.skip']) {
    expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
  }
  expect(await page.locator('#vierte-ebene').isVisible()).toBe(true);
});

test('paper is black on white, whatever the reader has set', async () => {
  await using view = await print({ theme: 'sepia', size: '150', face: 'sans' });
  const style = await view.page
    .locator('section > p')
    .first()
    .evaluate((text) => ({
      color: getComputedStyle(text).color,
      paper: getComputedStyle(document.documentElement).backgroundColor,
      size: getComputedStyle(text).fontSize,
    }));
  expect(style).toMatchObject({ color: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' });
  expect(parseFloat(style.size)).toBeCloseTo((11 * 96) / 72, 1);
});

test('every page is headed by the title and the address', async () => {
  await using view = await print();
  const header = await view.page.locator('.masthead').evaluate((element) => ({
    display: getComputedStyle(element).display,
    title: getComputedStyle(element, '::before').content,
    address: getComputedStyle(element, '::after').content,
  }));
  expect(header).toEqual({
    display: 'table-header-group',
    title: '"Alle Bausteine auf einer Seite – Abschnitt"',
    address: '"abschnitt.example/artikel/alle-bausteine/"',
  });
});

test('each section has its own address at its heading, and a link its address after it', async () => {
  await using view = await print();
  const after = (selector: string) =>
    view.page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await after('#eine-tabelle ~ .share')).toBe(
    '"abschnitt.example/artikel/alle-bausteine/eine-tabelle/"',
  );
  expect(await after('.video a')).toBe('" (https://example.org/video)"');
});

test('no heading is left alone at the end of a page', async () => {
  await using view = await print();
  const breaks = await view.page
    .locator('.opening')
    .evaluateAll((openings) =>
      openings.map((opening) => [
        getComputedStyle(opening).breakInside,
        getComputedStyle(opening).breakAfter,
      ]),
    );
  expect(new Set(breaks.map(String))).toEqual(new Set(['avoid,avoid']));
});

test('what can be opened on the screen is open on paper', async () => {
  await using view = await print();
  const details = view.page.locator('section details').first();
  const [closed, summary] = await Promise.all([
    details.boundingBox(),
    details.locator('summary').boundingBox(),
  ]);
  expect(closed!.height).toBeGreaterThan(summary!.height + 10);
});

/** The specimen as it is printed, at the width of a sheet. */
async function print(look: Record<string, string> = {}) {
  const context = await browser.newContext({ viewport: { width: 640, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript(
    (kept) => localStorage.setItem('abschnitt:look', JSON.stringify(kept)),
    look,
  );
  await page.goto(specimen.origin + article);
  await page.emulateMedia({ media: 'print' });
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
