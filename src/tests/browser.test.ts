import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

test('several browsers can be opened at once and show a page', async () => {
  const browsers = await Promise.all([openBrowser(), openBrowser()]);
  const headings = await Promise.all(
    browsers.map(async (browser) => {
      const page = await browser.newPage();
      await page.setContent('<h1>Brücke über den Inn</h1>');
      const heading = await page.textContent('h1');
      await browser.close();
      return heading;
    }),
  );
  expect(headings).toEqual(['Brücke über den Inn', 'Brücke über den Inn']);
});

test('a browser that is not there is reported with what to install', async () => {
  const before = process.env['CHROMIUM_PATH'];
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium';
  try {
    await expect(openBrowser()).rejects.toThrow(/\/nowhere\/chromium[^]*apt-get install libnss3/);
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH'];
    else process.env['CHROMIUM_PATH'] = before;
  }
});
