import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { settled } from './browser.ts';
import { openSites } from './sites.ts';

const article = '/artikel/musk-trump-gespraech-auf-x/';
const id = 'trump-warnt-vor-nuklearer-erwaermung';
const title = 'Trump warnt vor „nuklearer Erwärmung“ – Musk und Trump im Gespräch auf X';

const { browser, own } = await openSites('own');

describe('“Teilen” at a section', () => {
  test('copies the address with a mouse, plain and as a link, and says so', async () => {
    await using view = await open();
    await view.page.locator(`#${id} ~ .share`).click();
    await expect.poll(() => status(view.page)).toBe('Adresse kopiert');
    const copied = await clipboard(view.page);
    expect(copied.plain).toBe(`${own.origin}${article}${id}/`);
    expect(copied.html).toContain(`href="${own.origin}${article}${id}/"`);
    expect(copied.html).toContain(title);
    expect(view.page.url()).toBe(own.origin + article);
  });

  test('is reached and used by keyboard', async () => {
    await using view = await open();
    await view.page.locator(`#${id} ~ .share`).focus();
    await view.page.keyboard.press('Enter');
    await expect.poll(() => status(view.page)).toBe('Adresse kopiert');
  });

  test('has a name that says what it shares, and is large enough to be hit', async () => {
    await using view = await open();
    const link = view.page.getByRole('link', {
      name: 'Abschnitt „Trump warnt vor ‚nuklearer Erwärmung‘“ teilen',
    });
    const box = await link.boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
  });

  test('leads to the section’s address without script, and with a modifier key', async () => {
    await using view = await open({ javaScriptEnabled: false });
    await view.page.locator(`#${id} ~ .share`).click();
    await view.page.waitForURL(`${own.origin}${article}${id}/`);
  });

  test('opens the share sheet on touch devices, with a title and exactly one address', async () => {
    await using view = await open(
      { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } },
      'resolves',
    );
    await view.page.locator(`#${id} ~ .share`).tap();
    await expect
      .poll(() => shared(view.page))
      .toEqual([{ title, url: `${own.origin}${article}${id}/` }]);
    expect(await status(view.page)).toBe('');
  });

  test('says nothing when the reader closes the share sheet', async () => {
    await using view = await open({ hasTouch: true, isMobile: true }, 'aborts');
    await view.page.locator(`#${id} ~ .share`).tap();
    await expect.poll(() => shared(view.page)).toHaveLength(1);
    expect(await status(view.page)).toBe('');
  });

  test('copies when the share sheet fails', async () => {
    await using view = await open({ hasTouch: true, isMobile: true }, 'rejects');
    await view.page.locator(`#${id} ~ .share`).tap();
    await expect.poll(() => status(view.page)).toBe('Adresse kopiert');
    expect((await clipboard(view.page)).plain).toBe(`${own.origin}${article}${id}/`);
  });

  test('copies where there is no asynchronous clipboard', async () => {
    await using view = await open({}, undefined, () =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined }),
    );
    await view.page.evaluate(() =>
      document.addEventListener(
        'copy',
        (event) =>
          setTimeout(() => (document.title = event.clipboardData?.getData('text/plain') ?? '')),
        { once: true },
      ),
    );
    await view.page.locator(`#${id} ~ .share`).click();
    await expect.poll(() => status(view.page)).toBe('Adresse kopiert');
  });

  test('shows the address when it cannot be copied, and does not say it was', async () => {
    await using view = await open({}, undefined, () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      Object.assign(document, { execCommand: () => false });
    });
    await view.page.locator(`#${id} ~ .share`).click();
    await expect.poll(() => status(view.page)).toContain(`${own.origin}${article}${id}/`);
    expect(await status(view.page)).not.toContain('Adresse kopiert');
  });
});

test('the article as a whole is shared likewise', async () => {
  await using view = await open();
  await view.page.locator('.head .share').click();
  await expect.poll(() => status(view.page)).toBe('Adresse kopiert');
  expect((await clipboard(view.page)).plain).toBe(own.origin + article);
});

describe('a selected passage', () => {
  const passage = 'Diese sei eine größere Gefahr als die Klimakrise.';

  test('is copied with its origin and one link that opens at the passage', async () => {
    await using view = await open();
    await select(view.page, passage);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain, html } = await clipboard(view.page);
    const [text, url, ...rest] = plain.split('\n');
    expect(text).toBe(
      `„${passage}“ – Musk und Trump im Gespräch auf X, Trump warnt vor „nuklearer Erwärmung“`,
    );
    expect(url).toBe(`${own.origin}${article}${id}/#:~:text=${encodeURIComponent(passage)}`);
    expect(rest).toEqual([]);
    expect(html).toContain('<blockquote>');
    await view.page.goto(url!);
    await expect
      .poll(() =>
        view.page
          .locator(`#${id}`)
          .boundingBox()
          .then((box) => Math.abs(box!.y)),
      )
      .toBeLessThan(900);
  });

  test('is shared by keyboard: the button is the next stop', async () => {
    await using view = await open();
    // A double click selects a word, as a reader does; from there the tab key goes on.
    await view.page
      .locator('section p', { hasText: passage })
      .dblclick({ position: { x: 30, y: 12 } });
    await view.page.getByRole('button', { name: 'Zitat teilen' }).waitFor();
    await view.page.keyboard.press('Tab');
    expect(await view.page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Zitat teilen',
    );
    await view.page.keyboard.press('Enter');
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
  });

  test('that goes over several sections is copied without what the page says between them', async () => {
    await using view = await open();
    await view.page.evaluate((last) => {
      const heading = document.getElementById(last)!;
      const before = heading
        .closest('section')!
        .previousElementSibling!.querySelector('p:last-of-type')!;
      const after = heading.closest('section')!.querySelector('p:not(.number)')!;
      const texts = (element: Element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const all: Text[] = [];
        while (walker.nextNode()) all.push(walker.currentNode as Text);
        return all;
      };
      const end = texts(before).at(-1)!;
      const start = texts(after)[0]!;
      getSelection()!.setBaseAndExtent(end, end.length - 8, start, 10);
    }, id);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain } = await clipboard(view.page);
    expect(plain).toMatch(/^„\S.* Trump warnt vor ‚nuklearer Erwärmung‘ \S.*“ – /);
    expect(plain.split('\n')[0]).not.toMatch(/Abschnitt \d|Teilen|[a-z]\.[A-Z0-9]/);
  });

  test('still opens at its section when the text has changed', async () => {
    await using view = await open();
    await view.page.goto(`${own.origin}${article}${id}/#:~:text=Diesen%20Satz%20gibt%20es%20nicht`);
    await expect
      .poll(() =>
        view.page
          .locator(`#${id}`)
          .boundingBox()
          .then((box) => box!.y),
      )
      .toBeLessThan(700);
    expect((await view.page.locator(`#${id}`).boundingBox())!.y).toBeGreaterThanOrEqual(0);
  });

  test('costs nothing until something is selected', async () => {
    await using view = await open();
    await view.page.waitForLoadState('networkidle');
    expect(view.requests.filter((url) => url.includes('quote-link'))).toEqual([]);
    await select(view.page, passage);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).waitFor();
    expect(view.requests.filter((url) => url.includes('quote-link'))).toHaveLength(1);
  });

  test('chosen by three clicks is the paragraph and nothing of the next', async () => {
    await using view = await open();
    await view.page
      .locator('section p', { hasText: passage })
      .click({ clickCount: 3, position: { x: 30, y: 12 } });
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain } = await clipboard(view.page);
    expect(plain).toMatch(/^„Trump warnte außerdem[^\n]*sagte Musk\.“ – /);
    expect(plain).toContain(`,${encodeURIComponent('wie manche Leute denken“, sagte Musk.')}`);
  });

  test('longer than a sentence is named by its first and last words', async () => {
    await using view = await open();
    await select(
      view.page,
      'Zunächst war unklar, was er damit meinte. Später führte der Republikaner aus, dass Atomenergie gefährlich sei. Musk widersprach ihm',
    );
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain } = await clipboard(view.page);
    expect(plain).toContain(
      `#:~:text=${encodeURIComponent('Zunächst war unklar, was er damit')},${encodeURIComponent('Atomenergie gefährlich sei. Musk widersprach ihm')}`,
    );
  });

  test('opens the share sheet on touch devices, with the quote and exactly one address', async () => {
    await using view = await open({ hasTouch: true, isMobile: true }, 'resolves');
    await select(view.page, passage);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).tap();
    await expect.poll(() => shared(view.page)).toHaveLength(1);
    const [{ text, url }] = (await shared(view.page)) as [{ text: string; url: string }];
    expect(text).toBe(`„${passage}“`);
    expect(url).toContain(`${article}${id}/#:~:text=Diese%20sei`);
  });

  test('leaves the text where it is', async () => {
    await using view = await open();
    const place = () =>
      view.page.evaluate(
        (last) => document.getElementById(last)!.getBoundingClientRect().top + scrollY,
        'trump-macht-biden-fuer-russischen-angriffskrieg',
      );
    const before = await place();
    await select(view.page, passage);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).waitFor();
    expect(await place()).toBe(before);
  });

  test('that begins in a heading is named by the text below it', async () => {
    await using view = await open();
    await view.page.evaluate((section) => {
      const heading = document.getElementById(section)!;
      const text = heading.closest('section')!.querySelector('p:not(.number)')!.firstChild!;
      getSelection()!.setBaseAndExtent(heading.firstChild!, 3, text, 40);
    }, id);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain } = await clipboard(view.page);
    expect(decodeURIComponent(plain)).not.toMatch(/:~:text=[^\n]*Erwärmung/);
    expect(plain).toContain(`${article}${id}/#:~:text=`);
  });

  test('of a heading alone is shared by the section’s address', async () => {
    await using view = await open();
    await view.page.evaluate((section) => {
      getSelection()!.selectAllChildren(document.getElementById(section)!);
    }, id);
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain } = await clipboard(view.page);
    expect(plain.split('\n')[1]).toBe(`${own.origin}${article}${id}/`);
  });

  test('that is cut inside words is named by whole ones', async () => {
    await using view = await open();
    await select(view.page, 'ese sei eine größere Gefahr als die Klimakr');
    await view.page.getByRole('button', { name: 'Zitat teilen' }).click();
    await expect.poll(() => status(view.page)).toBe('Zitat kopiert');
    const { plain } = await clipboard(view.page);
    expect(plain).toContain(
      `#:~:text=${encodeURIComponent('Diese sei eine größere Gefahr als die Klimakrise')}`,
    );
  });
});

describe('a fragment that no section has', () => {
  test.each([
    ['cut off at its end', 'trump-warnt-vor-nukle'],
    ['in capitals', 'Trump-Warnt-Vor-Nuklearer-Erwaermung'],
    ['with the full stop of the sentence it stood in', `${id}.`],
    ['with umlauts, as other generators write them', 'trump-warnt-vor-nuklearer-erw%C3%A4rmung'],
    ['with umlauts taken apart', 'trump-warnt-vor-nuklearer-erwa%CC%88rmung'],
    ['encoded twice', 'trump-warnt-vor-nuklearer-erw%25C3%25A4rmung'],
    ['with umlauts as bare vowels', 'trump-warnt-vor-nuklearer-erwarmung'],
    ['with underscores', 'Trump_warnt_vor_"nuklearer_Erwärmung"'],
    ['with a slip of the finger', 'trump-warnt-vor-nuklaerer-erwaermung'],
  ])('%s leads to the nearest one, with a note', async (_, fragment) => {
    await using view = await open();
    await view.page.goto(`${own.origin}${article}#${fragment}`);
    await expect.poll(() => view.page.url()).toBe(`${own.origin}${article}#${id}`);
    const note = view.page.locator('fragment-repair');
    await expect.poll(() => note.textContent()).toContain('Trump warnt vor „nuklearer Erwärmung“');
    await note.getByRole('button', { name: 'Schließen' }).click();
    expect(await note.textContent()).toBe('');
  });

  test('is noted until the reader goes on', async () => {
    await using view = await open();
    await view.page.goto(`${own.origin}${article}#${id}.`);
    const note = view.page.locator('fragment-repair');
    await expect.poll(() => note.textContent()).toContain('Trump warnt');
    await view.page.getByRole('link', { name: 'Teilen' }).first().click();
    await expect.poll(() => status(view.page)).toBe('Adresse kopiert');
    const box = (await view.page.locator('share-links').boundingBox())!;
    const above = await view.page.evaluate(
      ([x, y]) => document.elementFromPoint(x!, y!)?.localName,
      [box.x + box.width / 2, box.y + box.height / 2],
    );
    expect(above).toBe('share-links');
    await view.page.evaluate(() => (location.hash = document.querySelector('h2')!.id));
    await expect.poll(() => note.textContent()).toBe('');
  });

  test('is left alone when nothing is near', async () => {
    await using view = await open();
    await view.page.goto(`${own.origin}${article}#kochrezepte`);
    await settled(view.page);
    expect(view.page.url()).toBe(`${own.origin}${article}#kochrezepte`);
    expect(await view.page.locator('fragment-repair').textContent()).toBe('');
  });
});

/** The text of the status region. */
function status(page: Page): Promise<string> {
  return page.locator('share-links').innerText();
}

function clipboard(page: Page): Promise<{ plain: string; html: string }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
}

/** What was given to the stubbed share sheet. */
function shared(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { shared: unknown[] }).shared);
}

/** Selects a passage as a reader's pointer would. */
async function select(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const paragraph = [...document.querySelectorAll('article p')].find((candidate) =>
      candidate.textContent.includes(wanted),
    );
    const node = paragraph!.firstChild!;
    const at = node.textContent!.indexOf(wanted);
    getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
  }, text);
}

/** The seed article with a clipboard, and with a share sheet that behaves as told. */
async function open(
  options: BrowserContextOptions = {},
  shareSheet?: 'resolves' | 'rejects' | 'aborts',
  init?: () => void,
) {
  const context = await browser.newContext(options);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: own.origin });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  if (init) await page.addInitScript(init);
  await page.addInitScript((behaviour) => {
    if (!behaviour) return;
    const calls: unknown[] = [];
    Object.assign(window, { shared: calls });
    Object.defineProperty(navigator, 'share', {
      value: (data: unknown) => {
        calls.push(data);
        if (behaviour === 'aborts') return Promise.reject(new DOMException('closed', 'AbortError'));
        return behaviour === 'rejects'
          ? Promise.reject(new DOMException('no', 'NotAllowedError'))
          : Promise.resolve();
      },
    });
  }, shareSheet);
  await page.goto(own.origin + article);
  return { page, requests, [Symbol.asyncDispose]: () => context.close() };
}
