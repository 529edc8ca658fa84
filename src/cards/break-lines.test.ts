import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';
import { hyphenationOf } from '../i18n/hyphenation.ts';

/** Every letter is one em wide. */
const measure = (text: string) => text.length;
const hyphenate = hyphenationOf('de');
const inSyllables = (text: string, width: number) =>
  breakLines(text, width, measure, { dividing: 'syllables', hyphenate });

test('lines are about as long as each other', () => {
  expect(inSyllables('aaaa bbbb cccc dd', 14)).toEqual(['aaaa bbbb', 'cccc dd']);
  expect(inSyllables('Elon Musk bietet sich für Trumps Regierung', 17)).toEqual([
    'Elon Musk',
    'bietet sich für',
    'Trumps Regierung',
  ]);
});

test('a German compound wider than a line is divided between syllables', () => {
  expect(inSyllables('Präsidentschaftskandidatinnen', 20)).toEqual([
    'Präsidentschafts-',
    'kandidatinnen',
  ]);
});

test('a word that fits a line stays whole', () => {
  expect(inSyllables('Der Präsident', 9)).toEqual(['Der', 'Präsident']);
});

test('a divided word has three letters on either side', () => {
  expect(hyphenate('Abendessen').split('\u00ad')).toEqual(['Abend', 'essen']);
});

test('soft hyphens of the author go first and are not drawn', () => {
  expect(inSyllables('Straßen\u00adverkehrs\u00adordnung', 18)).toEqual([
    'Straßen-',
    'verkehrsordnung',
  ]);
  expect(inSyllables('Ver\u00adkehr', 18)).toEqual(['Verkehr']);
});

test('a word too wide for a line has no lines, unless it may be divided anywhere', () => {
  const options = { hyphenate: (word: string) => word };
  expect(breakLines('xxxxxx', 4, measure, { ...options, dividing: 'syllables' })).toBeUndefined();
  expect(breakLines('xxxxxx', 4, measure, { ...options, dividing: 'anywhere' })).toEqual([
    'xxx',
    'xxx',
  ]);
});

test('a text that needs too many lines has none', () => {
  expect(breakLines('a b c', 1, measure, { dividing: 'nowhere', most: 2 })).toBeUndefined();
});

test('no line is wider than allowed, and no letter is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zäöüß]{1,30}$/), { maxLength: 20 }),
      fc.integer({ min: 4, max: 40 }),
      (words, width) => {
        const lines = breakLines(words.join(' '), width, measure, {
          dividing: 'anywhere',
          hyphenate,
        });
        expect(lines?.every((line) => line.length <= width)).toBe(true);
        expect(lines?.join('').replaceAll(/[ -]/g, '')).toBe(words.join(''));
      },
    ),
  );
});
