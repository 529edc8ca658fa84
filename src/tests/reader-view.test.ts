/**
 * What browsers' reader views, read-later services and feed readers make of an article's page:
 * Readability is the one in Firefox.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { builtSites } from './sites.ts';

const sites = await builtSites('own', 'specimen');
const seed = readerView(sites.own, 'musk-trump-gespraech-auf-x');
const specimen = readerView(sites.specimen, 'alle-bausteine');

test.each([
  ['the seed article', seed],
  ['an article of all blocks', specimen],
])('%s keeps every section’s heading and id', (_name, { page, view }) => {
  const headings = (root: ParentNode) =>
    [...root.querySelectorAll('h2, h3, h4, h5, h6')]
      .filter(({ id }) => id !== '')
      .map(({ id, textContent }) => [id, textContent.trim()]);
  const written = headings(page.querySelector('article')!);
  expect(written.length).toBeGreaterThan(3);
  expect(headings(view)).toEqual(written);
});

test('caption, credit and the speaker of a quotation stay', () => {
  expect(seed.view.textContent).toContain('(Archivbild)');
  expect(seed.view.textContent).toContain('© Matt Rourke/Jos’ Luis Villegas/AP/dpa');
  expect(seed.view.textContent).toContain(
    '– Donald Trump mit Bezug auf den Angriffskrieg auf die Ukraine',
  );
});

test('notes and corrections stay, and every link to a note leads to it', () => {
  const text = specimen.view.textContent.replaceAll(/\s+/g, ' ');
  expect(text).toContain('In einer früheren Fassung stand „drei“ statt „vier“.');
  expect(text).toContain('Die erste Anmerkung.');
  const targets = [...specimen.view.querySelectorAll('a[href^="#_fn"]')].map((link) =>
    link.getAttribute('href')!.slice(1),
  );
  expect(targets.length).toBeGreaterThan(1);
  for (const id of targets) expect(specimen.view.querySelector(`[id="${id}"]`), id).not.toBeNull();
});

test('a lead picture’s caption is typeset, and its credit stands apart', () => {
  expect(specimen.view.textContent).toMatch(
    /Ein „Bild“, das fehlt \(Symbolbild\)\s+© Erika Muster\/dpa/,
  );
});

test.each([
  ['the seed article', seed],
  ['an article of all blocks', specimen],
])('%s keeps every paragraph of its text', (_name, { page, view }) => {
  const text = view.textContent.replaceAll(/\s+/g, ' ');
  const paragraphs = [...page.querySelectorAll('article section > p')]
    .map((paragraph) => paragraph.textContent.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  expect(paragraphs.length).toBeGreaterThan(3);
  for (const paragraph of paragraphs) expect(text).toContain(paragraph);
});

function readerView(site: string, slug: string): { page: Document; view: Element } {
  const html = readFileSync(join(site, 'artikel', slug, 'index.html'), 'utf8');
  const content = new Readability(parseHTML(html).document, { keepClasses: false }).parse()
    ?.content;
  if (!content) throw new Error(`Readability finds no article on the page of ${slug}.`);
  return {
    page: parseHTML(html).document,
    view: parseHTML(`<!doctype html><html><head></head><body>${content}</body></html>`).document
      .body,
  };
}
