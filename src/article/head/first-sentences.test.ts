import { expect, test } from 'vitest';
import { firstSentences } from './first-sentences.ts';

const prose = (html: string) => ({ type: 'prose' as const, html });
const figure = (captionHtml: string) => ({ type: 'figure' as const, captionHtml });

test('the first sentences are those of the text, without captions between them', () => {
  const blocks = [figure('Ein Bild'), prose('<p>Der erste Satz.</p>'), figure('Noch eins')];
  expect(firstSentences({ blocks: [...blocks, prose('<p>Der zweite.</p>')] })).toBe(
    'Der erste Satz. Der zweite.',
  );
});

test('a section of pictures is described by their captions', () => {
  expect(firstSentences({ blocks: [figure('Rot'), figure('Blau')] })).toBe('Rot Blau');
});

test('a section without words has no description', () => {
  expect(firstSentences({ blocks: [] })).toBeUndefined();
});

test.each([
  ['a day', 'Die Sitzung ist am 13. Mai'],
  ['titles', 'Darüber sprach gestern Prof. Dr. Meyer'],
  ['an abbreviation', 'Das gilt für alle, d. h. z. B. Bern'],
])('no description ends at %s', (_, beginning) => {
  const first = 'Der Rat der Stadt tagt in dieser Woche zum ersten Mal in diesem Jahr.';
  const html = `<p>${first} ${beginning} ${'und noch ein Wort '.repeat(20)}.</p>`;
  expect(firstSentences({ blocks: [prose(html)] })).toBe(first);
});

test('no description ends within a quotation that would be closed after it', () => {
  const first = 'Der Rat der Stadt tagt in dieser Woche zum ersten Mal in diesem Jahr.';
  const html = `<p>${first} Der Bürgermeister sagte: „Das ist gut. Wir freuen uns sehr. ${'Immer weiter so. '.repeat(9)}“</p>`;
  expect(firstSentences({ blocks: [prose(html)] })).toBe(first);
});

test('numbers that a text begins with, or that lists have, are part of the description', () => {
  const html = '<ol start="3">\n<li>Mai: <ul><li>Rat</li></ul></li>\n<li>Juni</li>\n</ol>';
  expect(firstSentences({ blocks: [prose(html)] })).toBe('3. Mai: Rat 4. Juni');
  const signs = '<ol data-sign=")"><li>Rat</li><li value="7">Amt</li></ol>';
  expect(firstSentences({ blocks: [prose(signs)] })).toBe('1) Rat 7) Amt');
});

test('a sentence that is too long by itself ends between words, and says so', () => {
  const text = firstSentences({ blocks: [prose(`<p>${'immer weiter '.repeat(30)}.</p>`)] });
  expect(text).toMatch(/^(?:immer weiter )+(?:immer )?…$/);
});
