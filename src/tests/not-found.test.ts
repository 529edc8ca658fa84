import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { settled } from './browser.ts';
import { openSites } from './sites.ts';

const article = '/artikel/musk-trump-gespraech-auf-x/';
const section = `${article}trump-warnt-vor-nuklearer-erwaermung/`;

const { browser, own, subPath } = await openSites('own', 'subPath');

describe('an address that leads nowhere', () => {
  test.each([
    ['a section cut off at its end', `${article}trump-warnt-vor-nukl`, [section, article]],
    [
      'a section of a misspelt article',
      '/artikel/musk-trump-gesprach-auf-x/trump-warnt-vor-nukl/',
      [section, article],
    ],
    ['an article cut off at its end', '/artikel/musk-trump-gespr', [article]],
    ['an article in capitals', '/Artikel/Musk-Trump-Gespraech-auf-X/', [article]],
    ['an article with umlauts', '/artikel/musk-trump-gespr%C3%A4ch-auf-x/', [article]],
    ['an article without its folder', '/musk-trump-gespraech-auf-x', [article]],
    ['an article with a file’s ending', '/artikel/musk-trump-gespraech-auf-x.html', [article]],
    ['a section that never was', `${article}kochrezepte/`, [article]],
    ['nothing like an article', '/kochrezepte/', []],
    ['a broken percent-encoding', '/artikel/%E0%A4%A/', []],
  ])('%s', async (_, path, expected) => {
    await using view = await open(own.origin + path);
    await expect.poll(() => view.suggestions()).toEqual(expected);
    await settled(view.page);
    expect(await view.suggestions()).toEqual(expected);
  });

  test('names the section and the article it suggests', async () => {
    await using view = await open(`${own.origin}${article}trump-warnt-vor-nukl`);
    await expect
      .poll(() => view.page.locator('nearest-page a').allInnerTexts())
      .toEqual(['Trump warnt vor „nuklearer Erwärmung“', 'Musk und Trump im Gespräch auf X']);
    await view.page.locator('nearest-page a').first().click();
    await view.page.waitForURL(own.origin + section);
  });

  test('is helped under a sub-path', async () => {
    await using view = await open(`${subPath.origin}/zeitung/artikel/alle-baustein`);
    await expect.poll(() => view.suggestions()).toEqual(['/zeitung/artikel/alle-bausteine/']);
  });

  test('leads on without script', async () => {
    await using view = await open(`${own.origin}/artikel/x/`, { javaScriptEnabled: false });
    const links = await view.page
      .locator('main a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links).toEqual([
      ...['/', '/suche/', '/archiv/'],
      ...['/themen/anleitung/', '/artikel/anleitung/', '/artikel/musk-trump-gespraech-auf-x/'],
    ]);
  });
});

async function open(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(url);
  const suggestions = () =>
    page.locator('nearest-page a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  return { page, suggestions, [Symbol.asyncDispose]: () => context.close() };
}
