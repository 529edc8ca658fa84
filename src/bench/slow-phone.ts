import type { Browser, BrowserContext, Page } from 'playwright-core';
import { slowPhone } from '../tests/browser.ts';

/** Milliseconds until a page is first painted on a slow telephone. */
export async function painted(browser: Browser, url: string): Promise<number> {
  await using view = await openSlowPhone(browser);
  await view.page.goto(url);
  return await view.page.evaluate(
    () =>
      new Promise<number>((done) =>
        new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          if (first) done(first.startTime);
        }).observe({ type: 'paint', buffered: true }),
      ),
  );
}

/** Milliseconds until the heading of that id stands in the window of a slow telephone. */
export async function headingSeen(browser: Browser, url: string, id: string): Promise<number> {
  await using view = await openSlowPhone(browser);
  await view.page.addInitScript((wanted) => {
    const look = (): void => {
      const top = document.getElementById(wanted)?.getBoundingClientRect().top ?? -1;
      if (top >= 0 && top < innerHeight) Object.assign(window, { seenAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, id);
  await view.page.goto(url);
  const seen = await view.page.waitForFunction(() => (window as { seenAt?: number }).seenAt);
  return Number(await seen.jsonValue());
}

async function openSlowPhone(
  browser: Browser,
): Promise<{ page: Page; context: BrowserContext } & AsyncDisposable> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await slowPhone(page);
  return { page, context, [Symbol.asyncDispose]: () => context.close() };
}
