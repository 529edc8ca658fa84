import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSites } from './sites.ts';

const article = '/artikel/musk-trump-gespraech-auf-x/';
const sections = [
  [
    'technische-probleme-verzoegern-gespraech-von-musk-und-trump',
    'Technische Probleme verzögern Gespräch von Musk und Trump',
  ],
  ['elon-musk-bietet-sich-fuer-trump-regierung-an', 'Elon Musk bietet sich für Trump-Regierung an'],
  ['trump-warnt-vor-nuklearer-erwaermung', 'Trump warnt vor „nuklearer Erwärmung“'],
  [
    'trump-macht-biden-fuer-russischen-angriffskrieg',
    'Trump macht Biden für russischen Angriffskrieg verantwortlich',
  ],
] as const;

const { browser, own } = await openSites('own');

describe.each(sections)('the section %s', (id, heading) => {
  const page = readFileSync(join(own.dir, article, id, 'index.html'), 'utf8');

  test.each([true, false])(
    'opens with its heading in view and in focus (script: %s)',
    async (javaScriptEnabled) => {
      await using view = await open(`${own.origin}${article}${id}/`, { javaScriptEnabled });
      const target = view.page.locator(`#${id}`);
      await expect
        .poll(() => target.evaluate((element) => element === document.activeElement))
        .toBe(true);
      const box = await target.boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeLessThan(700);
    },
  );

  test('says in its head what the section is, as preview builders read it', () => {
    const url = `https://abschnitt.example${article}${id}/`;
    expect(property(page, 'og:title')).toBe(heading);
    expect(property(page, 'og:url')).toBe(url);
    expect(page).toContain(`<link rel="canonical" href="${url}">`);
    expect(page).toContain(`<title>${heading} – Musk und Trump im Gespräch auf X</title>`);
    expect(property(page, 'og:description')).toMatch(
      /^(Das groß|In dem Gespräch|Trump warnte).*[.“…]$/,
    );
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).not.toContain('ld+json');
  });

  test('says above its heading where the reader is', () => {
    const landing = /<section class="shared">[\s\S]*?<div class="opening"/.exec(page)?.[0] ?? '';
    expect(landing).toContain('Musk und Trump im Gespräch auf X');
    expect(landing).toContain('August 2024');
    expect(landing).toMatch(/Abschnitt \d von 4/);
    expect(landing).toContain(`<a href="${article}">Zum Anfang</a>`);
  });

  test('is led to by its share link and, at the top of its page, by a plain link', () => {
    expect(page).toContain(`href="${article}${id}/"`);
    expect(page).toMatch(new RegExp(`class="arrival[^>]*>[^<]*<a href="#${id}">`));
  });
});

test('a browser that does not scroll to the heading by itself is helped', async () => {
  const [id] = sections[2];
  await using view = await open('about:blank');
  await view.page.addInitScript(() => {
    // A focused element keeps the browser from its own autofocus, as some browsers do without a
    // reason.
    document.addEventListener('DOMContentLoaded', () => {
      const skip = document.querySelector<HTMLElement>('.skip');
      skip?.focus();
      skip?.blur();
    });
  });
  await view.page.goto(`${own.origin}${article}${id}/`);
  await expect
    .poll(() =>
      view.page.locator(`#${id}`).evaluate((element) => element === document.activeElement),
    )
    .toBe(true);
});

function property(page: string, name: string): string | undefined {
  return new RegExp(`<meta property="${name}" content="([^"]*)">`).exec(page)?.[1];
}

async function open(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(url);
  return { page, [Symbol.asyncDispose]: () => context.close() };
}
