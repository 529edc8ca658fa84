import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { attacks } from './hostile/attacks.ts';
import { judge } from './hostile/hostile-content.ts';
import { clickEverything, strangersOn, takenNames, watchedPage } from './hostile/watch.ts';
import { serve } from './serve.ts';
import { builtSite } from './sites.ts';

const site = await builtSite('hostile');
const classes = [...new Set(attacks.map((attack) => attack.class))];

let browser: Browser;
let servers: Record<'with' | 'without', Awaited<ReturnType<typeof serve>>>;
beforeAll(async () => {
  browser = await openBrowser();
  servers = {
    with: await serve(site),
    without: await serve(site, '/', { policy: false }),
  };
});
afterAll(async () => {
  await browser?.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
});

test('most attacks are published and tried; the others are refused, with line and remedy', async () => {
  const { accepted, refused, astray } = await judge();
  // Attacks with elements that would be removed are refused by name.
  expect(accepted.length).toBeGreaterThan(300);
  expect(accepted.length + refused.length + astray.length).toBe(attacks.length);
  for (const { id, problems } of refused) {
    for (const { line, message, remedy } of problems) {
      expect(line, `${id}: ${message}`).toBeGreaterThan(4);
      expect(remedy, id).not.toBe('');
    }
  }
});

describe.each(['with', 'without'] as const)('%s a Content-Security-Policy', (policy) => {
  test.each(classes)('attacks by %s do nothing, wherever one clicks', async (name) => {
    const { origin } = servers[policy];
    await using view = await watchedPage(browser, origin);
    const { page } = view;
    await view.open(`${origin}/artikel/${name}/`);
    await expect
      .soft(missingFrom(await page.locator('article').innerText(), name))
      .resolves.toEqual([]);
    expect.soft(await strangersOn(page)).toEqual([]);
    expect.soft(await takenNames(page)).toEqual([]);
    const followed = await clickEverything(page);
    const elsewhere = followed.filter((url) => !url.startsWith(`${origin}/`));
    expect.soft(elsewhere.filter((url) => !mayLeadTo.test(url))).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await strangersOn(page)).toEqual([]);
    expect.soft(view.trouble).toEqual([]);
  });

  test('every page of the site is quiet', async () => {
    const { origin } = servers[policy];
    await using view = await watchedPage(browser, origin);
    for (const path of quietPages()) {
      await view.open(`${origin}/${path}`);
      expect(view.trouble, path).toEqual([]);
    }
  });
});

describe('without the policy', () => {
  test.each([
    '/artikel/elements/#<img src=x onerror=alert(1)>',
    '/artikel/elements/#"><script>alert(1)</script>',
    '/artikel/elements/#:~:text=<script>alert(1)</script>',
    '/artikel/elements/?q=<script>alert(1)</script>',
    '/artikel/elements/#constructor',
    '/artikel/elements/#__proto__',
    '/artikel/<img src=x onerror=alert(1)>/',
    '/artikel/%3Cscript%3Ealert(1)%3C/script%3E',
    '/artikel/element/#javascript:alert(1)',
    '/suche/?q=<img src=x onerror=alert(1)>',
    '/suche/?q=__proto__',
  ])('an address made by somebody else does nothing: %s', async (path) => {
    const { origin } = servers.without;
    await using view = await watchedPage(browser, origin);
    await view.open(origin + path);
    await view.page.waitForLoadState('networkidle');
    expect(view.trouble.filter((what) => !isNotFound(what))).toEqual([]);
  });

  test('what is found is shown as text', async () => {
    const { origin } = servers.without;
    await using view = await watchedPage(browser, origin);
    for (const terms of ['script', 'onerror', 'alert', 'javascript', 'Wort']) {
      await view.open(`${origin}/suche/?q=${terms}`);
      await expect.poll(() => view.page.locator('.results > li').count()).toBeGreaterThan(0);
      for (const summary of await view.page.locator('.results summary').all())
        await summary.click();
      const strangers = view.page.locator(
        '.results :is(script, img, svg, iframe, [onerror], [style])',
      );
      expect(await strangers.count(), terms).toBe(0);
    }
    expect(view.trouble).toEqual([]);
  });
});

/** Where the links that stand in the attacks may lead; to `boese.example` none does. */
const mayLeadTo =
  /^(?:https?:\/\/(?:gut\.example|xn--[a-z0-9-]+\.example|boese\.example\/a\.mp4)(?:[/:?#]|$)|mailto:|tel:)/;

/** Attacks that have taken with them a paragraph before or after them. */
async function missingFrom(text: string, name: string): Promise<string[]> {
  const { accepted } = await judge();
  return accepted
    .filter((attack) => attack.class === name)
    .map(({ id }) => id)
    .filter((id) => !text.includes(`Vor ${id}.`) || !text.includes(`Nach ${id}.`));
}

/**
 * All but those of `classes`; of the sections of one article, whose pages differ little, every
 * fifth.
 */
function quietPages(): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .sort()
    .filter((path, index) => !/^artikel\/[^/]+\/[^/]+\//.test(path) || index % 5 === 0)
    .filter((path) => !classes.some((name) => path === `artikel/${name}/`));
}

/** Chromium says so of every answer with status 404. */
function isNotFound(what: string): boolean {
  return what.includes('the server responded with a status of 404');
}
