/** What browsers of four years ago make of a page: its styles without what they do not know. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve } from './serve.ts';
import { builtSite } from './sites.ts';

const own = await builtSite('own');

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), serve(own, '/', { policy: false })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const pages = ['/', '/artikel/musk-trump-gespraech-auf-x/', '/suche/'];

describe.each(pages)('%s', (path) => {
  test('uses no syntax that they refuse', async () => {
    await using view = await open(path, 'light');
    const css = await view.page.evaluate(() =>
      [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n'),
    );
    expect(css.length).toBeGreaterThan(1000);
    expect(css).not.toContain('light-dark(');
    expect(css).not.toMatch(/@media[^{]*[<>]/);
    expect(await view.page.evaluate(nestedRules)).toEqual([]);
  });

  test.each([
    ['light', 'rgb(27, 25, 22)', 'rgb(253, 251, 247)'],
    ['dark', 'rgb(233, 228, 218)', 'rgb(21, 20, 18)'],
  ] as const)('is ink on paper with what they know, %s', async (scheme, ink, paper) => {
    await using view = await open(path, scheme);
    await view.page.evaluate(forgetWhatIsNew);
    const { color, background, rule } = await view.page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      const { borderTopColor } = getComputedStyle(document.querySelector('footer')!);
      return { color, background: backgroundColor, rule: borderTopColor };
    });
    expect({ color, background }).toEqual({ color: ink, background: paper });
    expect(rule).not.toMatch(/, 0\)$/);
    const { scroll, width } = await view.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      width: innerWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(width);
  });
});

/** Selectors of rules that have rules of their own. */
function nestedRules(): string[] {
  const found: string[] = [];
  const look = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && rule.cssRules.length > 0) found.push(rule.selectorText);
      if ('cssRules' in rule) look(rule.cssRules as CSSRuleList);
    }
  };
  for (const sheet of document.styleSheets) look(sheet.cssRules);
  return found;
}

/** Takes away rules that such browsers drop, and elements' behaviour that they lack. */
function forgetWhatIsNew(): void {
  const unknown = /:has\(|:open|::details-content/;
  const clean = (owner: { cssRules: CSSRuleList; deleteRule: (index: number) => void }) => {
    for (let index = owner.cssRules.length - 1; index >= 0; index--) {
      const rule = owner.cssRules[index];
      if (rule instanceof CSSStyleRule && unknown.test(rule.selectorText)) owner.deleteRule(index);
      else if (rule instanceof CSSSupportsRule) owner.deleteRule(index);
      else if (rule instanceof CSSGroupingRule) clean(rule);
    }
  };
  for (const sheet of document.styleSheets) clean(sheet);
}

async function open(
  path: string,
  colorScheme: 'light' | 'dark',
): Promise<{ page: Page } & AsyncDisposable> {
  const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
