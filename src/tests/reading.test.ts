import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSites } from './sites.ts';

const seed = '/artikel/musk-trump-gespraech-auf-x/';
const specimenPages = [
  '/',
  '/artikel/alle-bausteine/',
  '/artikel/bildstrecke/',
  '/artikel/ohne-ueberschrift/',
  '/artikel/arabic/',
  '/artikel/english/',
  '/themen/',
  '/themen/oel-gas/',
  '/archiv/',
  '/archiv/2026/',
  '/nirgends/',
];

const { browser, own, specimen, many } = await openSites('own', 'specimen', 'many');

describe.each([true, false])('with script: %s', (javaScriptEnabled) => {
  test('each section of the seed article can be jumped to, and its heading is then in view', async () => {
    await using view = await open(own.origin + seed, { javaScriptEnabled });
    const ids = await view.page
      .locator('article h2')
      .evaluateAll((headings) => headings.map(({ id }) => id));
    expect(ids).toHaveLength(4);
    for (const id of ids) {
      await view.page.goto(`${own.origin}${seed}#${id}`);
      const box = await view.page.locator(`#${id}`).boundingBox();
      expect(box?.y, id).toBeGreaterThanOrEqual(16);
      expect(box?.y, id).toBeLessThan(600);
    }
    expect(view.trouble).toEqual([]);
  });
});

test('the front page leads to an article and to each of its sections', async () => {
  await using view = await open(own.origin);
  const links = await view.page
    .locator('.teaser ol a')
    .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThanOrEqual(8);
  await view.page.locator('.teaser ol a', { hasText: 'Elon Musk bietet sich' }).click();
  await view.page.waitForURL(/elon-musk-bietet-sich/);
  expect(
    await view.page.locator('#elon-musk-bietet-sich-fuer-trump-regierung-an').isVisible(),
  ).toBe(true);
});

describe.each(specimenPages)('the page %s', (path) => {
  test('does not scroll sideways at 320 px and has neither console errors nor requests to elsewhere', async () => {
    await using view = await open(specimen.origin + path, {
      viewport: { width: 320, height: 640 },
    });
    const width = await view.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
    expect(view.trouble.filter((line) => !line.includes('404'))).toEqual([]);
  });
});

test('a right-to-left article is laid out from right to left', async () => {
  await using view = await open(`${specimen.origin}/artikel/arabic/`, {
    viewport: { width: 1280, height: 800 },
  });
  const number = await view.page.locator('.number').first().boundingBox();
  const heading = await view.page.locator('h2').first().boundingBox();
  expect(number!.x).toBeGreaterThan(heading!.x + heading!.width / 2);
});

test('the interface’s English in it is marked as such and runs from left to right', async () => {
  await using view = await open(`${specimen.origin}/artikel/arabic/`, {
    viewport: { width: 1280, height: 800 },
  });
  for (const text of ['.facts li[lang=en]:text("min read")', 'contents-list small >> nth=0']) {
    const words = view.page.locator(text);
    expect(await words.getAttribute('lang')).toBe('en');
    const [first, last] = await words.evaluate((element) => {
      const { firstChild } = element;
      const left = (at: number) => {
        const range = new Range();
        range.setStart(firstChild!, at);
        range.setEnd(firstChild!, at + 1);
        return range.getBoundingClientRect().left;
      };
      return [left(0), left(firstChild!.textContent!.length - 1)];
    });
    expect(first).toBeLessThan(last);
  }
});

test('an opening quotation mark in it hangs outside the text, on the right', async () => {
  await using view = await open(`${specimen.origin}/artikel/arabic/`, {
    viewport: { width: 1280, height: 800 },
  });
  const matrix = await view.page
    .locator('.quote blockquote > :first-child')
    .evaluate((element) => getComputedStyle(element, '::before').translate);
  expect(matrix).toBe('100%');
});

test('columns of a table are aligned as its author wrote, and a note of two paragraphs has two', async () => {
  await using view = await open(`${specimen.origin}/artikel/alle-bausteine/`, {});
  const aligned = (selector: string) =>
    view.page
      .locator(selector)
      .evaluateAll((cells) =>
        cells.map((cell) => getComputedStyle(cell).textAlign.replace('-webkit-', '')),
      );
  expect(await aligned('thead th')).toEqual(['left', 'right', 'right', 'start', 'start']);
  expect((await aligned('tbody tr:first-child td')).slice(0, 2)).toEqual(['left', 'right']);
  const [first, second] = await view.page
    .locator('.notes li:has(p + p) p')
    .evaluateAll((all) => all.map((paragraph) => paragraph.getBoundingClientRect()));
  expect(second!.top).toBeGreaterThanOrEqual(first!.bottom - 1);
});

test('pictures stand whole in the window, and those in a sentence in its line', async () => {
  await using view = await open(`${specimen.origin}/artikel/bildstrecke/`, {
    viewport: { width: 1280, height: 300 },
  });
  const figure = await view.page.locator('figure img').first().boundingBox();
  expect(figure!.height).toBeLessThanOrEqual(271);
  const display = view.page
    .locator('section > p img')
    .evaluate((picture) => getComputedStyle(picture).display);
  expect(await display).toBe('inline');
});

test('a relative link leads from a section’s page to where it leads from the article’s', async () => {
  for (const path of ['', 'abschnitt/']) {
    await using view = await open(`${many.origin}/artikel/bruecke/${path}`, {});
    await view.page.getByRole('link', { name: 'nebenan' }).click();
    await view.page.waitForURL(`${many.origin}/artikel/bridge/`);
  }
});

test('a long topic breaks in the line of facts', async () => {
  await using view = await open(`${specimen.origin}/artikel/alle-bausteine/`, {
    viewport: { width: 320, height: 640 },
  });
  const end = await view.page.locator('.facts').first().boundingBox();
  const items = await view.page
    .locator('.head .facts li:not([hidden])')
    .evaluateAll((all) => all.map((item) => [item.scrollWidth, item.clientWidth]));
  for (const [inner, outer] of items) expect(inner).toBeLessThanOrEqual(outer!);
  expect(end!.width).toBeLessThanOrEqual(320);
});

test('no word of it is left without its language', async () => {
  await using view = await open(`${specimen.origin}/artikel/arabic/`, {});
  const unmarked = await view.page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const isArabic = parentElement?.closest('[lang]')?.getAttribute('lang') === 'ar';
      const isScript = parentElement?.closest('script, noscript, style') !== null;
      if (isArabic && !isScript && /[A-Za-z]{2}/.test(textContent ?? '')) found.push(textContent!);
    }
    return found;
  });
  expect(unmarked).toEqual(['Abschnitt']);
});

test('articles of both directions keep clear of the rules between the columns', async () => {
  await using view = await open(specimen.origin, { viewport: { width: 1280, height: 800 } });
  const columns = await view.page.locator('.three .teaser').evaluateAll((teasers) =>
    teasers.map((teaser) => {
      const texts = [...teaser.querySelectorAll('h2 a, .standfirst')].map((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range.getBoundingClientRect();
      });
      return {
        dir: getComputedStyle(teaser).direction,
        left: Math.min(...texts.map(({ left }) => left)),
        right: Math.max(...texts.map(({ right }) => right)),
      };
    }),
  );
  expect(columns.map(({ dir }) => dir).sort()).toEqual(['ltr', 'ltr', 'rtl']);
  columns.forEach(({ left }, at) =>
    expect(left - (columns[at - 1]?.right ?? 0)).toBeGreaterThan(32),
  );
});

test('the pictures of an article reserve their place and come in modern formats', async () => {
  await using view = await open(`${specimen.origin}/artikel/bildstrecke/`);
  const picture = view.page.locator('figure picture').first();
  expect(
    await picture
      .locator('source')
      .evaluateAll((sources) => sources.map((source) => (source as HTMLSourceElement).type)),
  ).toEqual(['image/avif', 'image/webp']);
  for (const image of await view.page.locator('article img').all()) {
    expect(Number(await image.getAttribute('width'))).toBeGreaterThan(0);
    expect(Number(await image.getAttribute('height'))).toBeGreaterThan(0);
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  }
});

/** A page with a record of everything that went wrong on it; closed at the end of the test. */
async function open(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()),
  );
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on(
    'request',
    (request) => new URL(request.url()).host !== new URL(url).host && trouble.push(request.url()),
  );
  await page.goto(url);
  return { page, trouble, [Symbol.asyncDispose]: () => context.close() };
}
