import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { OwnerSite } from './owner-site.ts';
import { serve } from './serve.ts';

const icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>';

const leftovers = ['.DS_Store', 'admin/config.yml.bak', 'preise.pdf~', '.preise.pdf.swp'];
const leftFolder = 'preise.bak';

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await site.write(
    'articles/2026/fluss.md',
    '---\ntitle: Der Fluss\ndate: 2026-05-01\n---\n\nText mit einer [Datei](/preise.pdf).\n',
  );
  await site.write('theme.css', ':root { --accent: light-dark(#006633, #7fd6a4); }');
  await site.write(
    'logo.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60" width="300" height="60"/>',
  );
  await site.write('icon.svg', icon);
  await site.write('public/preise.pdf', '%PDF-');
  await site.write('public/_redirects', '/preise /preise.pdf 301\n');
  await site.write('public/.well-known/security.txt', 'Contact: mailto:a@b.example');
  await site.write(`public/${leftFolder}/alt.pdf`, 'not for readers');
  for (const name of leftovers) await site.write(`public/${name}`, 'not for readers');
});
afterAll(() => site.delete());

test('theme, logo, icon and files of the owner make the site, in every look; leftovers of programs are not published', async () => {
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([0, expect.stringContaining('1 article built')]);
  expect(site.read('preise.pdf')).toBe('%PDF-');
  expect(site.read('.well-known/security.txt')).toContain('Contact');
  expect(site.filesWith('not for readers')).toEqual([]);
  for (const name of [...leftovers, leftFolder])
    expect(output).toMatch(new RegExp(`Not published: .*/${name}`));
  expect(site.read('icon.svg')).toBe(icon);
  expect(site.read('_redirects')).toMatch(/^\/preise \/preise\.pdf 301\n/);
  const [server, browser] = [await serve(site.outDir), await openBrowser()];
  try {
    for (const [colorScheme, colour] of [
      ['light', 'rgb(0, 102, 51)'],
      ['dark', 'rgb(127, 214, 164)'],
    ] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.goto(`${server.origin}/artikel/fluss/`);
      const link = page.locator('article p a').first();
      expect(await link.evaluate((a) => getComputedStyle(a).textDecorationColor)).toBe(colour);
      const logo = page.locator('.masthead img');
      expect(await logo.getAttribute('alt')).toBe('Abschnitt');
      const box = await logo.boundingBox();
      expect(Math.round((box?.width ?? 0) / (box?.height ?? 1))).toBe(5);
      // What a reader sets goes before the theme.
      await page.evaluate(() => (document.documentElement.dataset['theme'] = 'sepia'));
      expect(await link.evaluate((a) => getComputedStyle(a).textDecorationColor)).toBe(
        'rgb(132, 33, 15)',
      );
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

test.each([
  ['theme.css', ':root { --accent: #c66 }', 'theme.css:1\n    --accent (#cc6666) on --paper'],
  [
    'icon.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'icon.svg\n    This icon cannot be drawn',
  ],
  ['public/index.html', 'mine', 'public/index.html\n    The site already has something'],
  ['public/sw.js', 'mine', 'public/sw.js\n    The site already has something'],
])('%s that cannot be is named, and the last good site stays', async (file, text, message) => {
  const before = site.read('index.html');
  await site.write(file, text);
  const { code, output } = await site.run('build');
  expect([code, output]).toEqual([1, expect.stringContaining(message)]);
  expect(site.read('index.html')).toBe(before);
  if (file === 'icon.svg') await site.write(file, icon);
  else await site.remove(file);
});
