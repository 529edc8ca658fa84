import { expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { parsePage } from './parse-page.ts';

test('a selector that is compiled once follows the tree as it changes', () => {
  const document = documentOf('<div class="frame"><p id="a">See</p></div>');
  const paragraph = document.querySelector('.frame p');
  expect(paragraph?.id).toBe('a');
  document.querySelector('div')?.setAttribute('class', 'page');
  expect(document.querySelector('.frame p')).toBeNull();
  expect(paragraph?.closest('.frame')).toBeNull();
  expect(paragraph?.closest('.page')?.localName).toBe('div');
});

test('what a template holds is no part of the page', () => {
  const document = documentOf('<template><p>Vorlage</p></template><p>Text</p>');
  expect([...document.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    'Text',
  ]);
});

test.each([
  ['[class~="LEAD" i]', 'a'],
  ['p:not(.lead)', 'b'],
  ['p:has(> em)', 'b'],
  ['p + p', 'b'],
  ['p:first-child', 'a'],
  ['section p:last-of-type', 'b'],
])('%s finds the same as in a browser', (selector, id) => {
  const document = documentOf(
    '<section><p id="a" class="Big lead">See</p><p id="b"><em>Ufer</em></p></section>',
  );
  expect([...document.querySelectorAll(selector)].map((one) => one.id)).toEqual([id]);
  expect(document.querySelector(`#${id}`)?.matches(selector)).toBe(true);
});

test('each element is the scope of its own search', () => {
  const document = documentOf('<div id="o"><div id="i"><p>See</p></div></div>');
  const found = (id: string): unknown =>
    document.querySelector(`#${id}`)?.querySelector(':scope > p')?.textContent;
  expect([found('o'), found('i')]).toEqual([undefined, 'See']);
});

function documentOf(body: string): Document {
  const page = parsePage(`<body>${body}</body>`);
  if (isRefusal(page)) throw new Error(page.message);
  return page.document;
}
