import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type Axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtSite, openSites } from './sites.ts';

const article = '/artikel/musk-trump-gespraech-auf-x/';
/** Words in forms that do not occur, with the articles they are to lead to. */
const foreignForms = [
  ['Bausteins', '/artikel/alle-bausteine/'],
  ['quotation', '/artikel/english/'],
] as const;

const { browser, own, specimen, subPath, many } = await openSites(
  'own',
  'specimen',
  'subPath',
  'many',
);
const empty = await builtSite('empty');

describe('a search', () => {
  test('finds other forms of a word, by article, with links to the sections that answer', async () => {
    await using view = await open(`${own.origin}/suche/`);
    await typeFirst(view.page, 'Plattformen');
    await expect.poll(() => status(view.page)).toBe('1 Artikel gefunden');
    expect(await headings(view.page)).toEqual(['Musk und Trump im Gespräch auf X']);
    const [section] = await sectionLinks(view.page);
    expect(section).toMatch(
      /^\/artikel\/musk-trump-gespraech-auf-x\/\?highlight=[^#]*#technische-probleme/,
    );
    expect(await view.page.locator('.found mark').allInnerTexts()).toEqual(['Online-Plattform']);
    const colour = await view.page
      .locator('.found mark')
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(colour).toBe('rgb(246, 231, 180)');
    expect(view.page.url()).toBe(`${own.origin}/suche/?q=Plattformen`);
    expect(view.trouble).toEqual([]);
  });

  test('is marked where it has led, at the section', async () => {
    await using view = await open(`${own.origin}/suche/?q=Plattformen`);
    await view.page.locator('.found li a').first().click();
    await view.page.waitForURL(/#technische-probleme/);
    await expect.poll(() => marked(view.page)).toContain('Online-Plattform');
    const id = new URL(view.page.url()).hash;
    const box = await view.page.locator(id).boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(600);
    expect(view.trouble).toEqual([]);
  });

  test('comes back with the browser’s own button, and each search is one step', async () => {
    await using view = await open(`${own.origin}/suche/`);
    await typeFirst(view.page, 'Plattform');
    await expect.poll(() => view.page.url()).toContain('q=Plattform');
    await view.page.keyboard.press('Enter');
    await view.page.locator('#_terms').fill('Atomenergie');
    await expect
      .poll(() => sectionLinks(view.page))
      .toEqual([expect.stringContaining('#trump-warnt')]);
    await view.page.locator('.found li a').first().click();
    await view.page.waitForURL(/#trump-warnt/);
    await view.page.goBack();
    await expect.poll(() => view.page.url()).toBe(`${own.origin}/suche/?q=Atomenergie`);
    await expect.poll(() => status(view.page)).toBe('1 Artikel gefunden');
    await view.page.goBack();
    await expect.poll(() => view.page.locator('#_terms').inputValue()).toBe('Plattform');
    await expect
      .poll(() => sectionLinks(view.page))
      .toEqual([expect.stringContaining('#technische')]);
    await view.page.goBack();
    await expect.poll(() => status(view.page)).toBe('');
    expect(view.page.url()).toBe(`${own.origin}/suche/`);
  });

  test('keeps what was typed before the script was there', async () => {
    await using view = await open(`${own.origin}/nirgends/`);
    await view.page.route('**/_astro/SearchForm*', async (route) => {
      await typeFirst(view.page, 'Plattform');
      await route.continue();
    });
    await view.page.goto(`${own.origin}/suche/`);
    await expect.poll(() => view.page.url()).toContain('q=Plattform');
  });

  test('is led through by the arrow keys', async () => {
    await using view = await open(`${own.origin}/suche/?q=Plattform`);
    await view.page.locator('.found').first().waitFor();
    await view.page.locator('#_terms').focus();
    await view.page.keyboard.press('ArrowDown');
    expect(await focused(view.page)).toBe('Musk und Trump im Gespräch auf X');
    await view.page.keyboard.press('ArrowDown');
    expect(await focused(view.page)).toContain('Technische Probleme');
    await view.page.keyboard.press('ArrowUp');
    await view.page.keyboard.press('ArrowUp');
    expect(await view.page.evaluate(() => document.activeElement?.id)).toBe('_terms');
  });

  test('says when it finds nothing, and shows the terms as text', async () => {
    const terms = '<img src=xyzzy>';
    await using view = await open(
      `${own.origin}/suche/?${String(new URLSearchParams({ q: terms }))}`,
    );
    await expect.poll(() => status(view.page)).toBe(`Nichts gefunden zu „${terms}“`);
    expect(await view.page.locator('main img').count()).toBe(0);
  });

  test('finds articles in every language, each stemmed by its own rules', async () => {
    await using view = await open(`${specimen.origin}/suche/`);
    for (const [terms, path] of foreignForms) {
      await view.page.locator('#_terms').fill(terms);
      await expect
        .poll(() => links(view.page), { message: terms })
        .toContainEqual(expect.stringContaining(path));
    }
    expect(view.trouble).toEqual([]);
  });

  test('works under a sub-path', async () => {
    await using view = await open(`${subPath.origin}/zeitung/suche/?q=Baustein`);
    await expect.poll(() => links(view.page)).not.toEqual([]);
    for (const link of await links(view.page)) expect(link).toMatch(/^\/zeitung\/artikel\//);
    await view.page.locator('.found a').first().click();
    await expect.poll(() => view.page.locator('article h1').count()).toBe(1);
  });

  test('says so when it cannot be reached', async () => {
    await using view = await open(`${own.origin}/suche/`, {}, '**/pagefind/**');
    await view.page.locator('#_terms').fill('Plattform');
    await expect.poll(() => status(view.page)).toContain('nicht erreichbar');
  });

  test.each([
    '**/pagefind/languages.json',
    '**/pagefind/**/pagefind.js*',
    '**/pagefind/**/*.pf_meta',
    '**/pagefind/**/*.pf_index',
    '**/pagefind/**/*.pf_fragment',
  ])('that failed for %s can be tried again with the same words', async (missing) => {
    await using view = await open(`${own.origin}/suche/?q=Plattform`, {}, missing);
    await expect.poll(() => status(view.page)).toContain('nicht erreichbar');
    await view.page.unroute(missing);
    await view.page.locator('#_terms').press('Enter');
    await expect.poll(() => status(view.page)).toBe('1 Artikel gefunden');
    expect(await headings(view.page)).toEqual(['Musk und Trump im Gespräch auf X']);
  });

  test('asks once more for a part that was missing, as after a new deployment', async () => {
    await using view = await open(`${own.origin}/nirgends/`);
    await loseFirst(view.page, '**/*.pf_index');
    await view.page.goto(`${own.origin}/suche/`);
    await typeFirst(view.page, 'Plattform');
    await expect.poll(() => status(view.page)).toBe('1 Artikel gefunden');
  });

  test('typed on while a part was found missing is answered from the whole index', async () => {
    await using view = await open(`${own.origin}/nirgends/`);
    const { answered } = await loseFirst(view.page, '**/*.pf_index');
    await view.page.goto(`${own.origin}/suche/`);
    await typeFirst(view.page, 'Plattfor');
    await answered;
    await view.page.keyboard.type('m');
    await view.page.locator('#_terms').press('Enter');
    await expect.poll(() => status(view.page)).toBe('1 Artikel gefunden');
  });

  test('that failed for further results shows them when asked again, each once', async () => {
    await using view = await open(`${many.origin}/suche/?q=Meldung`);
    const found = view.page.locator('.found');
    const more = view.page.getByRole('button', { name: 'Weitere Ergebnisse' });
    await expect.poll(() => found.count()).toBe(10);
    await view.page.route('**/*.pf_fragment', (route) => route.abort());
    await more.click();
    await expect.poll(() => status(view.page)).toContain('nicht erreichbar');
    expect(await found.count()).toBe(10);
    await view.page.unroute('**/*.pf_fragment');
    await more.dblclick();
    await expect.poll(() => status(view.page)).toBe('130 Artikel gefunden');
    await expect.poll(() => found.count()).toBeGreaterThanOrEqual(20);
    const addresses = await view.page
      .locator('.found h2 a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('for blanks is none', async () => {
    await using view = await open(`${own.origin}/suche/?q=%20%20`);
    await view.page.waitForLoadState('networkidle');
    expect(await status(view.page)).toBe('');
    expect(await view.page.locator('#_terms').inputValue()).toBe('');
  });
});

describe('the search page', () => {
  test('says without script what it needs, and leads on', async () => {
    await using view = await open(`${own.origin}/suche/?q=x`, { javaScriptEnabled: false });
    expect(await view.page.locator('main').innerText()).toContain('JavaScript');
    await view.page.getByRole('link', { name: 'Zum Archiv' }).click();
    await view.page.waitForURL(`${own.origin}/archiv/`);
  });

  test('is reached from every page, and alone may compile WebAssembly', async () => {
    await using view = await open(own.origin + article);
    expect(await policy(view.page, article)).not.toContain('wasm');
    await view.page.getByRole('link', { name: 'Suche' }).click();
    await view.page.waitForURL(`${own.origin}/suche/`);
    expect(await policy(view.page, '/suche/')).toContain("'wasm-unsafe-eval'");
  });

  test.each(['light', 'dark'] as const)(
    'has no accessibility violation in %s, and no scrolling sideways at 320 px',
    async (colorScheme) => {
      await using view = await open(`${own.origin}/suche/?q=Musk`, {
        colorScheme,
        bypassCSP: true,
        viewport: { width: 320, height: 640 },
      });
      await view.page.locator('.found').first().waitFor();
      expect(await violations(view.page)).toEqual([]);
      expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    },
  );
});

test('the index holds articles once each, and no word of the interface', () => {
  const bundle = join(own.dir, 'pagefind');
  const fragments = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.pf_fragment'))
    .map((file) => gunzipSync(readFileSync(join(bundle, file))).toString())
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as { url: string; content: string });
  expect(fragments.map(({ url }) => url).sort()).toEqual([
    '/artikel/anleitung/',
    '/artikel/musk-trump-gespraech-auf-x/',
  ]);
  const seed = fragments.find(({ url }) => url === article)!.content;
  for (const word of ['Teilen', 'teilen', 'Abschnitt 1 von', 'Lesezeit', 'Bild nicht enthalten'])
    expect(seed).not.toContain(word);
});

test('a site without an article has no index', () => {
  expect(readdirSync(empty)).not.toContain('pagefind');
});

/** Types into the field that has the focus when the page opens. */
async function typeFirst(page: Page, text: string): Promise<void> {
  await page.locator('#_terms:focus').waitFor();
  await page.keyboard.type(text);
}

/**
 * Answers the first request for an address like this with 404. Resolves to a promise of that
 * answer. Stays in force, because to end it would disturb the requests under way.
 */
async function loseFirst(page: Page, address: string): Promise<{ answered: Promise<unknown> }> {
  const { promise: answered, resolve } = Promise.withResolvers<unknown>();
  let isFirst = true;
  await page.route(address, async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    await route.fulfill({ status: 404 });
    resolve(undefined);
  });
  return { answered };
}

function status(page: Page): Promise<string> {
  return page.locator('article-search [role=status]').innerText();
}

function headings(page: Page): Promise<string[]> {
  return page.locator('.found h2').allInnerTexts();
}

function sectionLinks(page: Page): Promise<(string | null)[]> {
  return page.locator('.found li a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
}

function links(page: Page): Promise<(string | null)[]> {
  return page.locator('.found a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

function marked(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get('searched') ?? [])].map(String));
}

async function policy(page: Page, path: string): Promise<string> {
  const response = await page.request.get(new URL(path, page.url()).href);
  return response.headers()['content-security-policy'] ?? '';
}

async function violations(page: Page): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof Axe };
    const { violations: found } = await engine.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** A page with a record of what went wrong on it. `cutOff`: addresses that cannot be reached. */
async function open(url: string, options: BrowserContextOptions = {}, cutOff?: string) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const trouble: string[] = [];
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()),
  );
  page.on('pageerror', (error) => trouble.push(error.message));
  if (cutOff !== undefined) await page.route(cutOff, (route) => route.abort());
  await page.goto(url);
  return { page, trouble, [Symbol.asyncDispose]: () => context.close() };
}
