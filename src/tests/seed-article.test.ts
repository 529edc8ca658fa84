import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { keptLookScript } from '../client/preferences/kept-look-script.ts';
import { builtSite } from './sites.ts';

const path = 'artikel/musk-trump-gespraech-auf-x/';
const own = await builtSite('own');
const page = readFileSync(join(own, path, 'index.html'), 'utf8');
const source = readFileSync(join(import.meta.dirname, 'musk-trump-source.txt'), 'utf8');

test('every word of the source stands on the page, in its order, and nothing else in between', () => {
  const said = words(source.replace(/^ date 2024-08 /, '').replaceAll(/^Anzeige$/gm, ''));
  const article = page.slice(page.indexOf('<p class="standfirst">'), page.indexOf('</article>'));
  const shown = words(withoutInterface(article));
  expect(shown).toEqual(said);
});

test('the page says when the article appeared as honestly as its source: a month', () => {
  expect(page).toContain('<time datetime="2024-08">August 2024</time>');
  expect(page).toContain('"datePublished":"2024-08"');
  expect(page).not.toMatch(/2024-08-\d/);
});

test('the page is light: HTML and CSS at most 9 kB, and no script to wait for but a few characters', () => {
  expect(brotliCompressSync(page).length).toBeLessThanOrEqual(9000);
  const scripts = page.match(/<script\b(?![^>]*application\/ld\+json)[^]*?<\/script>/g) ?? [];
  const waitedFor = scripts.filter((script) => !script.startsWith('<script type="module" async '));
  // It gives the page the reader's look before anything is painted, and is the same on every page
  // of every site.
  expect(waitedFor).toEqual([`<script>${keptLookScript}</script>`]);
  expect(keptLookScript.length).toBeLessThan(500);
  expect(page).not.toContain('rel="stylesheet"');
});

test('the page has few elements beyond those of its text', () => {
  const body = page.slice(page.indexOf('<body>'));
  const elements = (html: string) => html.match(/<[a-z]/g)?.length ?? 0;
  expect(elements(page.slice(0, page.indexOf('<body>'))) + elements(body)).toBeLessThanOrEqual(150);
});

test('the picture that is not part of the source keeps its caption and its credit, apart', () => {
  const figure = /<figure[^>]*class="absent"[\s\S]*?<\/figure>/.exec(page)?.[0] ?? '';
  expect(figure).toContain('Bild nicht enthalten');
  expect(figure).toContain('(Archivbild)');
  expect(figure).toMatch(/<small[^>]*>© Matt Rourke\/Jos’ Luis Villegas\/AP\/dpa<\/small>/);
});

test('the quotation names who said it', () => {
  const quote = /<figure[^>]*class="quote"[\s\S]*?<\/figure>/.exec(page)?.[0] ?? '';
  expect(quote).toMatch(/<blockquote>[\s\S]*Augapfel[\s\S]*<\/blockquote>/);
  expect(quote).toMatch(
    /<figcaption>– Donald Trump mit Bezug auf den Angriffskrieg auf die Ukraine<\/figcaption>/,
  );
});

test('the article is published as Markdown too', () => {
  const markdown = readFileSync(join(own, path.replace(/\/$/, '.md')), 'utf8');
  expect(markdown).toContain('title: Musk und Trump im Gespräch auf X');
  expect(markdown).toContain('date: 2024-08\n');
  expect(markdown).toContain('## Elon Musk bietet sich für Trump-Regierung an');
});

/**
 * What the page adds to the author's words: the line of facts, the contents list, the section
 * lines, the note on the absent picture.
 */
function withoutInterface(html: string): string {
  return html
    .replace(/<ul class="facts[\s\S]*?<\/ul>/, '')
    .replace(/<p class="age[\s\S]*?<\/p>/, '')
    .replace(/<contents-list[\s\S]*?<\/contents-list>/, '')
    .replaceAll(/<p class="number"[\s\S]*?<\/p>/g, '')
    .replaceAll(/<a class="(?:share|report)[\s\S]*?<\/a>/g, '')
    .replaceAll('Bild nicht enthalten', '');
}

/** The words of a page. An empty `i` is a place at which a long word may be divided. */
function words(html: string): string[] {
  return (
    html
      .replaceAll('<i></i>', '')
      .replaceAll(/<[^>]*>/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
