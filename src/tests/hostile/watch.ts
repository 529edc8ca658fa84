import type { Browser, Page } from 'playwright-core';
import { sanitizeSchema } from '../../markdown/html/sanitize-schema.ts';

/**
 * A page on which nothing may happen but what its site intends. `trouble` collects everything else:
 * dialogs, errors, Content-Security-Policy reports, requests to other hosts, new windows,
 * downloads, and leaving the page.
 */
export async function watchedPage(browser: Browser, origin: string): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const trouble: string[] = [];
  let opened = '';
  const note = (what: string): void => void trouble.push(what);
  await context.route(/.*/, (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`)) return route.continue();
    note(`request: ${url}`);
    return route.abort();
  });
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // Chromium warns of a font that was still loading when the offline worker took over.
    const isRemark = message.text().startsWith(`A preload for '${origin}/_astro/newsreader-`);
    if (!isRemark && (message.type() === 'error' || message.type() === 'warning'))
      note(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('popup', (popup) => note(`window: ${popup.url()}`));
  page.on('download', (download) => note(`download: ${download.url()}`));
  page.on('framenavigated', (frame) => {
    if (withoutFragment(frame.url()) !== opened) note(`left for: ${frame.url()}`);
  });
  await page.addInitScript(() => {
    const followed: string[] = [];
    Object.assign(window, { followed });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
    // A link to the web, a mailbox or a telephone is recorded instead of followed; others work
    // normally.
    addEventListener('click', (event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (!(link instanceof HTMLAnchorElement) || !/^(?:https?|mailto|tel):$/.test(link.protocol))
        return;
      if (!link.href.startsWith(`${location.href.replace(/#.*/, '')}#`)) event.preventDefault();
      followed.push(link.href);
    });
  });
  return {
    page,
    trouble,
    open: async (address) => {
      opened = withoutFragment(new URL(address).href);
      await page.goto(address, { waitUntil: 'load' });
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/**
 * Clicks everything in the text of an article: each element by script, and each that looks
 * clickable with the mouse. Returns where links would have led.
 */
export async function clickEverything(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details'))
      details.setAttribute('open', '');
    for (const element of document.querySelectorAll('article section *')) {
      if (element instanceof HTMLElement) element.click();
      else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      for (const name of ['mouseover', 'pointerenter', 'focusin', 'contextmenu', 'dblclick'])
        element.dispatchEvent(new Event(name, { bubbles: true }));
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const clickable =
    'a, button, summary, input, label, select, textarea, area, img, video, [tabindex]';
  const count = await page.locator(`article section :is(${clickable})`).count();
  for (let index = 0; index < count; index++) {
    const box = await page.evaluate(
      ([selector, at]) => {
        const element = document.querySelectorAll(selector)[at];
        if (!element?.checkVisibility()) return undefined;
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + Math.min(width, 20) / 2, y: y + height / 2 };
      },
      [`article section :is(${clickable})`, index] as const,
    );
    if (box) await page.mouse.click(box.x, box.y);
  }
  return page.evaluate(() => (window as unknown as { followed: string[] }).followed);
}

/**
 * Elements of an article's text that are in the wrong place or of the wrong kind; see the rules
 * inside.
 */
export function strangersOn(page: Page): Promise<string[]> {
  return page.evaluate(({ elements, attributes, classes, drawn }) => {
    const article = document.querySelector('article')!;
    const box = article.getBoundingClientRect();
    const found: string[] = [];
    const ours = '.opening > .number, .opening > .number *, .share, .for-ears, .opening > i';
    for (const element of article.querySelectorAll<HTMLElement>('section *')) {
      const name = `<${element.localName}> ${element.textContent.trim().slice(0, 60)}`;
      // What a chart is drawn with, and nothing else of that language.
      const isDrawn = element.matches('.chart > svg, .chart > svg > :is(rect, text, path)');
      for (const { name: attribute, value } of element.attributes) {
        const isAllowed =
          attribute === 'tabindex' || attribute === 'autofocus'
            ? element.matches('.table, :is(h2, h3):first-of-type')
            : attributes.includes(attribute) || (isDrawn && drawn.includes(attribute));
        if (!isAllowed) found.push(`${attribute} at ${name}`);
        if (/^(?:id|class|style|name|data-.*)$/.test(attribute) && value.includes('boese'))
          found.push(`${attribute}="${value}" at ${name}`);
        if (attribute === 'class' && !value.split(' ').every((one) => classes.includes(one)))
          found.push(`class="${value}" at ${name}`);
      }
      if (!elements.includes(element.localName) && !isDrawn) found.push(name);
      if (element.matches(ours) || !element.checkVisibility()) continue;
      const { position } = getComputedStyle(element);
      // The first column of a table stays in view while it scrolls.
      const mayStick = element.matches('.table :is(td, th):first-child');
      const isPlaced = position !== 'static' && position !== 'relative';
      if (isPlaced && !(mayStick && position === 'sticky')) found.push(`${position}: ${name}`);
      let cut = element.parentElement;
      while (cut !== article && cut && getComputedStyle(cut).overflowX === 'visible')
        cut = cut.parentElement;
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      // A wide table or picture may extend to the edge of the window, a large picture to both.
      const isLarge = element.matches('section > .large picture, section > .large picture *');
      const isWide = element.matches('section > .table, section > .wide, section > .wide *');
      const start = isLarge ? 0 : box.left;
      const end = isLarge || isWide ? innerWidth : box.right;
      const isOutside = left < start - 1 || right > end + 1;
      if (width > 0 && isOutside && cut === article)
        found.push(`outside (${Math.round(left)} to ${Math.round(right)}): ${name}`);
      if (top < box.top - 1 || bottom > box.bottom + 1) found.push(`above or below: ${name}`);
    }
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide`);
    return found;
  }, allowed);
}

/** Named properties of the window and the document that an element of the article has taken. */
export async function takenNames(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => {
    const found = new Set<string>();
    for (
      let object: object = window;
      object !== null;
      object = Object.getPrototypeOf(object) as object
    )
      for (const name of Object.getOwnPropertyNames(object)) found.add(name);
    for (
      let object: object = document;
      object !== null;
      object = Object.getPrototypeOf(object) as object
    )
      for (const name of Object.getOwnPropertyNames(object)) found.add(`document.${name}`);
    return [...found];
  });
  return page.evaluate(
    (all) =>
      all.filter((name) => {
        const owner = name.startsWith('document.') ? document : window;
        const value: unknown = Reflect.get(owner, name.replace('document.', ''));
        return value instanceof Element && document.querySelector('article')?.contains(value);
      }),
    names,
  );
}

function withoutFragment(address: string): string {
  return address.replace(/#.*/s, '');
}

/** What the schema allows, and what the components add around it. */
const allowed = {
  elements: [
    ...(sanitizeSchema.tagNames ?? []).filter((name) => name !== 'video'),
    ...['div', 'span', 'i', 'aside', 'picture', 'source'],
  ],
  attributes: [
    ...['href', 'hreflang', 'title', 'dir', 'lang', 'cite', 'datetime', 'open', 'src', 'alt'],
    ...['value', 'start', 'reversed', 'type', 'colspan', 'rowspan', 'align', 'scope', 'abbr'],
    ...['id', 'class', 'rel', 'role', 'aria-label', 'aria-hidden', 'data-address'],
    ...['srcset', 'sizes', 'width', 'height', 'loading', 'decoding', 'fetchpriority'],
  ],
  classes: [
    ...'shared opening inner number whole long for-ears share ui quote video absent table notes'.split(
      ' ',
    ),
    ...'large wide drawn gallery link-card box title chart series series-0 series-1 series-2'.split(
      ' ',
    ),
  ],
  drawn: ['viewBox', 'x', 'y', 'd', 'text-anchor', 'data-pagefind-ignore'],
};

export interface WatchedPage extends AsyncDisposable {
  page: Page;
  trouble: string[];
  open: (address: string) => Promise<void>;
}
