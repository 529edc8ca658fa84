import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { validateXML } from 'xmllint-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { hashesOf } from '../hosting/inline-hashes.ts';
import { readSiteFacts } from '../hosting/site-facts.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { typeset } from '../markdown/typography/typography.ts';
import { openBrowser } from './browser.ts';
import { fieldAttacks } from './hostile/attacks.ts';
import { oddNames } from './hostile/hostile-content.ts';
import { clickEverything, watchedPage } from './hostile/watch.ts';
import { serve } from './serve.ts';
import { builtSites } from './sites.ts';

const { hostile: site, own } = await builtSites('hostile', 'own');
const cases = fieldAttacks.map((text, index) => [`feld-${index + 1}`, text] as const);

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  browser = await openBrowser();
  server = await serve(site, '/', { policy: false });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a text in the front matter stays that text', () => {
  test.each(cases)(
    'on the page and in what previews and search engines read: %s',
    async (slug, text) => {
      await using view = await watchedPage(browser, server.origin);
      await view.open(`${server.origin}/artikel/${slug}/`);
      const said = typeset(text, 'de');
      const found = await view.page.evaluate(() => {
        const of = (selector: string) => document.querySelector(selector)?.textContent.trim();
        const meta = (name: string) =>
          document
            .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
            ?.getAttribute('content');
        return {
          headline: of('h1'),
          standfirst: of('.standfirst'),
          kicker: of('.kicker'),
          title: document.title,
          caption: of('figcaption'),
          alt: document.querySelector('article img')?.getAttribute('alt'),
          correction: of('.corrections p')?.slice(-1000),
          previewTitle: meta('og:title'),
          previewText: meta('og:description'),
          tag: meta('article:tag'),
          data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
            ({ textContent }) => textContent,
          ),
          metas: document.querySelectorAll(
            'meta[http-equiv], base, link[rel~=stylesheet][href^=http]',
          ).length,
        };
      });
      const spaced = said.replace(/\s+/g, ' ');
      expect(found).toMatchObject({
        headline: spaced,
        standfirst: spaced,
        kicker: spaced,
        title: `${spaced} – Abschnitt`,
        alt: text,
        previewTitle: said,
        previewText: said,
        tag: text,
        metas: 0,
      });
      expect(found.caption).toContain(text);
      expect(found.correction).toContain(said);
      expect(found.data).toHaveLength(1);
      expect(JSON.parse(found.data[0] ?? '')).toMatchObject({
        headline: said,
        description: said,
        keywords: [text],
        author: [{ name: text }],
      });
      expect(view.trouble).toEqual([]);
    },
  );

  test.each(cases)('in the Markdown that is published: %s', async (slug, text) => {
    const response = await fetch(`${server.origin}/artikel/${slug}.md`);
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const { frontmatter, body, problems } = readFrontmatter(await response.text(), slug, 'de');
    expect(problems).toEqual([]);
    expect(frontmatter).toMatchObject({
      title: text,
      kicker: text,
      agency: text,
      topics: [text],
      source: { name: text },
      picture: { alt: text, caption: text, credit: text },
    });
    expect(body.trim()).toBe('## Abschnitt\n\nWort.');
  });

  test.each(cases)('on a preview image that can be drawn: %s', async (slug) => {
    const folder = join(site, 'karten', slug);
    const cards = readdirSync(folder);
    expect(cards).toHaveLength(2);
    for (const card of cards)
      expect(await sharp(join(folder, card)).metadata()).toMatchObject({
        width: 1200,
        format: 'jpeg',
      });
  });
});

test('words in the syntax of pages and of this site add nothing to any page', async () => {
  const pages = htmlFiles(site);
  expect(pages.length).toBeGreaterThan(200);
  const ownCode = new Set(codeIn(await readInBrowser(htmlFiles(own))));
  const found = await readInBrowser(pages);
  expect(codeIn(found).filter((code) => !ownCode.has(code))).toEqual([]);
  for (const { path, sheets, head, commands } of found)
    expect({ path, sheets, head, commands }).toEqual({
      path,
      sheets: 1,
      head: 'HEAD',
      commands: [],
    });
});

test('no value of an attribute holds a sign of a tag, on pages or in feeds', async () => {
  const code = (await readInBrowser(htmlFiles(site))).flatMap(({ inside }) => inside);
  for (const file of htmlFiles(site)) {
    const html = [...new Set(code)].reduce(
      (text, own) => text.replaceAll(own, ''),
      readFileSync(file, 'utf8'),
    );
    expect(outsideTags(html), file).not.toContain('<');
  }
  for (const { url, content_html: html } of feedItems())
    expect(outsideTags(html), url).not.toContain('<');
});

test('no article changes what the policy allows', async () => {
  const { inline } = readSiteFacts(site)!;
  expect(inline).toEqual(readSiteFacts(own)!.inline);
  const code = await readInBrowser(htmlFiles(site));
  const texts = new Set(code.flatMap(({ inside }) => inside));
  expect(inline.styles.length + inline.scripts.length).toBeGreaterThan(3);
  const allowed = new Set([...inline.styles, ...inline.scripts]);
  expect(hashesOf([...texts]).filter((hash) => !allowed.has(hash))).toEqual([]);
});

test('what is read without a browser is well-formed, and valid by its schema', async () => {
  const folder = resolve(import.meta.dirname, 'schemas');
  for (const [name, schema] of [
    ['feed.xml', 'atom.rng'],
    ['rss.xml', 'rss.rng'],
  ] as const) {
    const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith(name),
    );
    expect(files.length).toBeGreaterThan(15);
    const { errors } = await validateXML({
      xml: files.map((file, index) => ({
        fileName: `${index}.xml`,
        contents: readFileSync(join(site, file), 'utf8'),
      })),
      schema: readFileSync(join(folder, schema), 'utf8'),
      extension: 'relaxng',
    });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
  }
});

test('the HTML in feeds does nothing in a reader that trusts it', async () => {
  const items = feedItems();
  expect(items.length).toBeGreaterThan(fieldAttacks.length);
  for (const { url, content_html: html } of items) {
    await using view = await watchedPage(browser, 'https://abschnitt.example');
    const reader = 'https://abschnitt.example/reader';
    await view.page.route('https://abschnitt.example/**', (route) =>
      route.request().url() === reader
        ? route.fulfill({
            contentType: 'text/html; charset=utf-8',
            body: `<!doctype html><main><article><section>${html}</section></article></main>`,
          })
        : route.abort(),
    );
    await view.open(reader);
    await clickEverything(view.page);
    const own = view.trouble.filter((what) => !isOwnPicture(what));
    expect(own, url).toEqual([]);
  }
});

test('an article cannot add a line or a link to the list for readers of plain text', () => {
  const text = readFileSync(join(site, 'llms.txt'), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('- ['));
  for (const line of lines)
    expect(line).toMatch(/^- \[(?:[^[\]\\]|\\.)*\]\(https:\/\/abschnitt\.example\/[a-z0-9/.-]*\)/);
  const links = text.match(/(?<!\\)\]\(/g) ?? [];
  expect(links).toHaveLength(lines.length);
  expect(text).not.toMatch(/(?<!\\)<[a-z/!]/i);
});

test('no page, file or folder has a name with signs that mean something in HTML or in addresses', () => {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /[<>"&#?%\\$;:|*]|[^\P{C}]/u.test(file))).toEqual([]);
  expect(existsSync(join(site, 'themen/javascript-alert-1/index.html'))).toBe(true);
});

test('a picture of any name is shown', async () => {
  await using view = await watchedPage(browser, server.origin);
  await view.open(`${server.origin}/artikel/bilder/`);
  const pictures = view.page.locator('article section img');
  await expect.poll(() => pictures.count()).toBe(2 * oddNames.length);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
  }
  expect(view.trouble).toEqual([]);
});

function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(folder, file));
}

/** What stands in any feed, each article once. */
function feedItems(): Feed['items'] {
  const items = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('feed.json'))
    .flatMap((file) => (JSON.parse(readFileSync(join(site, file), 'utf8')) as Feed).items);
  return [...new Map(items.map((item) => [item.url, item])).values()];
}

/** What a browser reads in pages: their code, and what tells it to load, style or leave. */
async function readInBrowser(files: readonly string[]): Promise<ReadPage[]> {
  const page = await browser.newPage();
  const pages = files.map((path) => ({ path, html: readFileSync(path, 'utf8') }));
  try {
    return await page.evaluate(
      (all) =>
        all.map(({ path, html }) => {
          const document = new DOMParser().parseFromString(html, 'text/html');
          const list = (selector: string) => [...document.querySelectorAll(selector)];
          return {
            path,
            sheets: list('style').length,
            code: list('style, script:not([type="application/ld+json"])').map(
              (element) =>
                `${element.localName} ${element.getAttribute('src') ?? element.textContent}`,
            ),
            inside: list('style, script:not([type="application/ld+json"], [src])').map(
              ({ textContent }) => textContent,
            ),
            // Where the description is read: a head that ends too early leaves it in the body.
            head: document.querySelector('meta[property="og:title"]')?.parentElement?.nodeName,
            commands: list('meta[http-equiv], base, link[rel~=stylesheet]')
              .map(({ outerHTML }) => outerHTML)
              // The site's own, on pages with blocks that few articles have.
              .filter(
                (tag) =>
                  !/^<link rel="stylesheet" href="\/_astro\/blocks\.[\w-]+\.css">$/.test(tag),
              ),
          };
        }),
      pages,
    );
  } finally {
    await page.close();
  }
}

/** What stands outside tags and in tags that are not closed before another begins. */
function outsideTags(html: string): string {
  return html.replace(/<[^<>]*>/g, '');
}

function codeIn(pages: readonly ReadPage[]): string[] {
  return [...new Set(pages.flatMap(({ code }) => code))];
}

/** The site itself is not there: its pictures cannot be loaded, and Chromium says so. */
function isOwnPicture(what: string): boolean {
  return what.includes('net::ERR_FAILED');
}

interface ReadPage {
  path: string;
  /** Scripts and styles, by address or by what stands in them. */
  code: string[];
  /** What stands between the tags of scripts and styles. */
  inside: string[];
  sheets: number;
  /** Name of the element that the page's title for previews stands in. */
  head: string | undefined;
  commands: string[];
}

interface Feed {
  items: { url: string; content_html: string }[];
}
