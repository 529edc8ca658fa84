import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { painted, settled, slowNetwork } from './browser.ts';
import { openSites } from './sites.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const seed = '/artikel/musk-trump-gespraech-auf-x/';
const looks = [
  ['light', 'light'],
  ['sepia', 'light'],
  ['dark', 'dark'],
] as const;

const { browser, own, specimen } = await openSites('own', 'specimen');

describe('the controls', () => {
  test.each([
    ['Schriftgröße', '130 %', 'html', 'font-size'],
    ['Zeilenlänge', 'Schmal', 'body', 'inline-size'],
    ['Zeilenabstand', 'Weit', 'section > p', 'line-height'],
    ['Schrift', 'Ohne', 'section > p', 'font-family'],
    ['Farben', 'Dunkel', 'html', 'background-color'],
    ['Farben', 'Sepia', 'html', 'background-color'],
    ['Silbentrennung', 'Aus', 'section > p', 'hyphens'],
  ])(
    '“%s: %s” is seen at once and after a reload; one press resets',
    async (group, choice, selector, property) => {
      await using view = await open();
      const style = () => styleOf(view.page, selector, property);
      const usual = await style();
      await openPanel(view.page);
      await choose(view.page, group, choice);
      const chosen = await style();
      expect(chosen).not.toBe(usual);
      await view.page.reload();
      expect(await style()).toBe(chosen);
      await openPanel(view.page);
      expect(await radio(view.page, group, choice).isChecked()).toBe(true);
      await view.page.getByRole('button', { name: 'Zurücksetzen' }).click();
      await expect.poll(style).toBe(usual);
    },
  );

  test('leave what is being read where it is', async () => {
    await using view = await open({ viewport: { width: 1280, height: 700 } });
    const heading = view.page.locator('h2').nth(2);
    await heading.evaluate((element) => element.scrollIntoView());
    await view.page.keyboard.press('?');
    await view.page.locator('reader-controls form').waitFor();
    const before = (await heading.boundingBox())!.y;
    for (const size of ['150 %', '90 %', '100 %']) {
      await choose(view.page, 'Schriftgröße', size);
      await painted(view.page);
      expect(Math.abs((await heading.boundingBox())!.y - before), size).toBeLessThan(4);
    }
  });

  test('are there only with script, and move nothing when they come', async () => {
    await using with_ = await open();
    await using without = await open({ javaScriptEnabled: false });
    expect(await with_.page.getByRole('button', { name: 'Leseansicht' }).isVisible()).toBe(true);
    expect(await without.page.locator('reader-controls button').isVisible()).toBe(false);
    const tops = await Promise.all(
      [with_, without].map(({ page }) => page.locator('h1').boundingBox()),
    );
    expect(tops[0]).toEqual(tops[1]);
  });

  test('are reached, used and left by keyboard', async () => {
    await using view = await open();
    const { page } = view;
    for (let step = 0; step < 4; step++) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Leseansicht');
    await page.keyboard.press('Enter');
    await page.locator('reader-controls form').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('html').getAttribute('data-size')).toBe('115');
    await page.keyboard.press('Escape');
    expect(await page.locator('reader-controls form').isVisible()).toBe(false);
    expect(await focused(page)).toBe('Leseansicht');
    await page.keyboard.press('Enter');
    expect(await page.locator('reader-controls form').isVisible()).toBe(true);
  });

  test('hold on other pages and in other windows', async () => {
    await using view = await open();
    const other = await view.context.newPage();
    await other.goto(own.origin);
    await openPanel(view.page);
    await choose(view.page, 'Farben', 'Sepia');
    await expect.poll(() => other.locator('html').getAttribute('data-theme')).toBe('sepia');
    await view.page.goto(own.origin);
    expect(await view.page.locator('html').getAttribute('data-theme')).toBe('sepia');
  });

  test('are opened by the first press of their button, also after the list of keys', async () => {
    await using view = await open();
    const panel = view.page.locator('reader-controls form');
    await view.page.keyboard.press('?');
    await view.page.getByText('Nächster Abschnitt').waitFor();
    await view.page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    await view.page.locator('reader-controls > button').click();
    await painted(view.page);
    expect(await panel.isVisible()).toBe(true);
    await view.page.locator('reader-controls > button').click();
    expect(await panel.isVisible()).toBe(false);
  });

  test('cost nothing until they are opened', async () => {
    await using view = await open();
    await view.page.waitForLoadState('networkidle');
    expect(view.requests.filter((url) => url.includes('controls-panel'))).toEqual([]);
    expect(await view.page.locator('input').count()).toBe(0);
  });

  test('work where the device keeps nothing', async () => {
    await using view = await open({}, () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    );
    await openPanel(view.page);
    await choose(view.page, 'Farben', 'Dunkel');
    expect(await view.page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(view.trouble).toEqual([]);
  });

  test('speak the language of the interface', async () => {
    await using view = await open({}, undefined, `${specimen.origin}/artikel/english/`);
    await view.page.getByRole('button', { name: 'Reading view' }).click();
    await view.page.getByRole('radio', { name: '115%' }).waitFor();
  });
});

describe('a kept look', () => {
  test('is there before anything is painted, under the policy of production', async () => {
    await using view = await open({}, keepDark);
    // The attribute stood when the body began to be read, so before there was anything to paint.
    expect(await seenThemes(view.page)).toEqual(['dark']);
    expect(view.trouble).toEqual([]);
  });

  test('is there before anything is painted on a slow network too, for whoever has been here before', async () => {
    await using view = await open();
    await view.page.evaluate(() => navigator.serviceWorker.ready);
    await view.page.evaluate(() => localStorage.setItem('abschnitt:look', '{"theme":"dark"}'));
    await using again = await openSlowly(view.context);
    expect(await again.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    expect(await seenThemes(again.page)).toEqual(['dark']);
  });

  test('is found on a slow network without a worker, if only after the page has been painted', async () => {
    await using view = await open({ serviceWorkers: 'block' });
    await view.page.evaluate(() => localStorage.setItem('abschnitt:look', '{"theme":"dark"}'));
    await using again = await openSlowly(view.context);
    await expect.poll(() => styleOf(again.page, 'html', 'color-scheme')).toBe('dark');
  });

  test.each([
    ['{'],
    ['7'],
    ['null'],
    ['"text"'],
    ['["dark"]'],
    ['{"theme":"<b>","size":7,"width":"toString","leading":null,"face":"sans keys:off"}'],
    ['{"font":"/x.woff2","foreign":"1","constructor":"2"}'],
  ])('that makes no sense, as %s, is the usual one', async (kept) => {
    await using view = await open();
    await view.page.evaluate((value) => localStorage.setItem('abschnitt:look', value), kept);
    await view.page.reload();
    await view.page.locator('reader-controls:defined').waitFor({ state: 'attached' });
    expect(await view.page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({});
    await openPanel(view.page);
    expect(await radio(view.page, 'Farben', 'System').isChecked()).toBe(true);
    expect(await radio(view.page, 'Schriftgröße', '100 %').isChecked()).toBe(true);
    expect(view.trouble).toEqual([]);
  });

  test('keeps what makes sense in it', async () => {
    await using view = await open();
    await keep(view.page, { theme: 'purple', size: '115', leading: 'loose' });
    expect(await view.page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
      size: '115',
      leading: 'loose',
    });
  });

  test('moves nothing after the first paint', async () => {
    for (const width of [320, 1280]) {
      await using view = await open({ viewport: { width, height: 700 } }, keepDark);
      await settled(view.page);
      expect(await shifts(view.page), `${width}`).toBe(0);
    }
  });
});

describe.each(looks)('the theme %s', (theme, scheme) => {
  const look = { theme };

  test('has text of a contrast of 7 to 1, and interface of 4.5 to 1', async () => {
    await using view = await open({ colorScheme: scheme === 'dark' ? 'light' : 'dark' });
    await keep(view.page, look);
    const { paper, ...inks } = await view.page.evaluate(() => {
      const names = ['paper', 'ink', 'quiet', 'faint', 'accent', 'mark'];
      const probe = document.body.appendChild(document.createElement('i'));
      const read = (name: string) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
      };
      return Object.fromEntries(names.map((name) => [name, read(name)]));
    });
    expect(contrast(inks['ink']!, paper!)).toBeGreaterThanOrEqual(7);
    expect(contrast(inks['ink']!, inks['mark']!)).toBeGreaterThanOrEqual(7);
    expect(contrast(inks['quiet']!, paper!)).toBeGreaterThanOrEqual(7);
    expect(contrast(inks['accent']!, paper!)).toBeGreaterThanOrEqual(7);
    expect(contrast(inks['faint']!, paper!)).toBeGreaterThanOrEqual(4.5);
  });

  test('has no accessibility violation, at 320 px, wide, and with large text, the panel open', async () => {
    for (const [width, size] of [
      [320, ''],
      [1280, ''],
      [320, '150'],
    ] as const) {
      await using view = await open({ viewport: { width, height: 700 }, bypassCSP: true });
      await keep(view.page, { ...look, size });
      expect(await violations(view.page), `${width} ${size}`).toEqual([]);
      await openPanel(view.page);
      expect(await violations(view.page), `${width} ${size} panel`).toEqual([]);
      expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});

test('more contrast is given to who asks the system for it, and forced colours keep what marks a choice', async () => {
  await using view = await open({ contrast: 'more' });
  expect(await styleOf(view.page, '.facts', 'color')).toBe(await styleOf(view.page, 'h1', 'color'));
  await using forced = await open({ forcedColors: 'active' });
  await openPanel(forced.page);
  const chosen = await styleOf(forced.page, 'label:has(:checked)', 'text-decoration-line');
  const other = await styleOf(forced.page, 'label:not(:has(:checked))', 'text-decoration-line');
  expect([chosen, other]).toEqual(['underline', 'none']);
});

describe('single keys', () => {
  test('go from section to section and back', async () => {
    await using view = await open({ viewport: { width: 1280, height: 700 } });
    const { page } = view;
    const headings = await page.locator('h2').evaluateAll((all) => all.map(({ id }) => id));
    const at = () => headings.indexOf(new URL(page.url()).hash.slice(1));
    for (const [key, place] of [...'jnjjjkpk'].map(
      (each, step) => [each, '01233210'[step]] as const,
    )) {
      await page.keyboard.press(key);
      await painted(page);
      await expect.poll(() => `${at()}`).toBe(place);
    }
  });

  test('lead to the contents, the search and their own list', async () => {
    await using view = await open({ viewport: { width: 1280, height: 700 } });
    const { page } = view;
    await page.keyboard.press('t');
    await expect.poll(() => focused(page)).toContain('Technische Probleme');
    await page.keyboard.press('?');
    await page.getByText('Nächster Abschnitt').waitFor();
    const box = await page.locator('reader-controls form').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Escape');
    await Promise.all([page.waitForRequest(`${own.origin}/suche/`), page.keyboard.press('/')]);
  });

  test('open the contents on a small screen', async () => {
    await using view = await open({ viewport: { width: 320, height: 640 } });
    await view.page.keyboard.press('t');
    await expect.poll(() => focused(view.page)).toBe('Inhalt');
    expect(await view.page.locator('contents-list a').first().isVisible()).toBe(true);
  });

  test('do nothing while something is typed, with a modifier, or when switched off, and that is kept', async () => {
    await using view = await open();
    const { page } = view;
    await page.evaluate(() =>
      document.querySelector('main')?.prepend(document.createElement('textarea')),
    );
    await page.locator('textarea').focus();
    await page.keyboard.type('jn?/');
    expect(await page.locator('textarea').inputValue()).toBe('jn?/');
    await page.locator('textarea').blur();
    await page.keyboard.press('Control+j');
    await page.keyboard.press('Alt+n');
    await openPanel(page);
    await choose(page, 'Tastenkürzel', 'Aus');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.reload();
    await page.keyboard.press('j');
    expect(page.url()).toBe(own.origin + seed);
  });
});

function keepDark(): void {
  localStorage.setItem('abschnitt:look', '{"theme":"dark","size":"115"}');
  Object.assign(window, { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      (window as unknown as { shift: number }).shift += (
        entry as unknown as { value: number }
      ).value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Notes which theme the page has when its body begins to be read. */
function watchTheme(): void {
  const seen: unknown[] = [];
  Object.assign(window, { seen });
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    seen.push(document.documentElement.dataset['theme']);
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

function seenThemes(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { seen: unknown[] }).seen);
}

/** The seed article in a further window of a browser, over a slow telephone's network. */
async function openSlowly(context: BrowserContext): Promise<{ page: Page } & AsyncDisposable> {
  const page = await context.newPage();
  await slowNetwork(page);
  await page.addInitScript(watchTheme);
  await page.goto(own.origin + seed);
  expect(
    await page.evaluate(() => (navigator as { connection?: { rtt: number } }).connection?.rtt),
  ).toBeGreaterThan(100);
  return { page, [Symbol.asyncDispose]: () => page.close() };
}

function shifts(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { shift: number }).shift);
}

async function keep(page: Page, look: Record<string, string>): Promise<void> {
  await page.evaluate((kept) => localStorage.setItem('abschnitt:look', JSON.stringify(kept)), look);
  await page.reload();
}

async function openPanel(page: Page): Promise<void> {
  await page.locator('reader-controls > button').click();
  await page.locator('reader-controls form').waitFor();
}

function radio(page: Page, group: string, choice: string) {
  return page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name: choice });
}

async function choose(page: Page, group: string, choice: string): Promise<void> {
  await page
    .getByRole('group', { name: group, exact: true })
    .locator('label', { hasText: choice })
    .click();
}

function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent.trim() ?? '',
  );
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof Axe };
    const { violations: found } = await engine.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** Contrast of two `rgb()` colours, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? [])
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

async function open(
  options: BrowserContextOptions = {},
  init?: () => void,
  url = own.origin + seed,
): Promise<
  { context: BrowserContext; page: Page; requests: string[]; trouble: string[] } & AsyncDisposable
> {
  const context = await browser.newContext({ colorScheme: 'light', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const trouble: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  await page.addInitScript(watchTheme);
  if (init) await page.addInitScript(init);
  await page.goto(url);
  if (options.javaScriptEnabled !== false)
    await page.locator('reader-controls:defined').waitFor({ state: 'attached' });
  return { context, page, requests, trouble, [Symbol.asyncDispose]: () => context.close() };
}
