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

test('a long list of selectors finds what each of them finds', () => {
  const document = documentOf(
    '<main ID="m" class="a  wide"><h2 class="x">See</h2><p data-role="ad" title="">Ufer</p><em lang="de-AT">Hang</em><i class="Note">Wald</i></main><aside id="note">Rand</aside>',
  );
  const selectors = [
    ...['h2', 'h3', '#m', '#M', '.wide', '.wid', '.a', 'main > .x', '[data-role]', '[title=""]'],
    ...['[title^="x"]', '[lang|="de"]', ':is(p)', 'p + em', '[class="NOTE" i]', 'aside#note'],
    ...['.note', '*', 'body [class~="x"]', '[id!="m"]', 'i:has(b)', 'main :is(h2, i)', 'H2'],
  ];
  for (let rotation = 0; rotation + 7 <= selectors.length; rotation++) {
    const some = selectors.slice(rotation, rotation + 7);
    const separately = new Set(some.flatMap((one) => [...document.querySelectorAll(one)]));
    const together = [...document.querySelectorAll(some.join(', '))];
    expect(new Set(together), some.join(', ')).toEqual(separately);
  }
});

test('a long list may contain selectors that match nothing', () => {
  const document = documentOf('<p title="">See</p>');
  const list = '[title*=""], [a*=""], [b$=""], [c^=""], [class~="a b"], p:not(*), em:not(*), p';
  expect(document.querySelectorAll(list)).toHaveLength(1);
});

test('classes are read as they are after each change', () => {
  const element = documentOf('<p class=" a  b ">See</p>').querySelector('p');
  const values = [element?.className];
  const change = (make: (list: DOMTokenList) => void): void => {
    if (element) make(element.classList);
    values.push(element?.getAttribute('class') ?? 'none');
  };
  change((list) => list.add('c'));
  change((list) => list.remove('a'));
  change((list) => list.toggle('b'));
  change((list) => list.replace('c', 'd'));
  element?.setAttribute('class', 'e f');
  change(() => undefined);
  element?.removeAttribute('class');
  change(() => undefined);
  expect(values).toEqual(['a b', 'a b c', 'b c', 'c', 'd', 'e f', '']);
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
