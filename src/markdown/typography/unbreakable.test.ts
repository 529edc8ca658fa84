import { expect, test } from 'vitest';
import { typeset, typesetRuns } from './typography.ts';

const shown = (text: string, lang: string) => typeset(text, lang).replaceAll('\u00A0', '~');

test.each([
  ['z. B. im Haus, d. h. u. a. dort', 'z.~B. im Haus, d.~h.~u.~a. dort'],
  ['nach § 5 und §§ 5, 6', 'nach §~5 und §§~5, 6'],
  ['10 km, 50 %, 3,5 Mio. Euro, 20 °C', '10~km, 50~%, 3,5~Mio.~Euro, 20~°C'],
  ['2 Milliarden Dollar, 5 Millionen Menschen', '2~Milliarden~Dollar, 5~Millionen Menschen'],
  ['5 kommen', '5 kommen'],
  ['Prof. Dr. Meyer und Dr. med. Berg', 'Prof.~Dr.~Meyer und Dr.~med. Berg'],
  ['am 3. Mai 2026, im 19. Jahrhundert', 'am 3.~Mai 2026, im 19.~Jahrhundert'],
  ['J. R. R. Tolkien, Donald J. Trump', 'J.~R.~R.~Tolkien, Donald J.~Trump'],
  ['10 000 und 1 000 000 Stück', '10~000 und 1~000~000 Stück'],
  ['Nr. 5, S. 12, Abs. 2', 'Nr.~5, S.~12, Abs.~2'],
  ['im Jahr 44 v. Chr. war', 'im Jahr 44 v.~Chr. war'],
  ['so – wie hier - oder', 'so~– wie hier~– oder'],
  ['– So?\n– Nein.', '– So?\n– Nein.'],
  ['ein Satz. Dann noch einer. Und', 'ein Satz. Dann noch einer. Und'],
  ['von 10\nkm', 'von 10~km'],
])('%s', (text, result) => {
  expect(shown(text, 'de')).toBe(result);
});

test.each([
  ['on May 3, at 5 pm, 10 km', 'on May~3, at 5~pm, 10~km'],
  ['Mr. Smith, e. g. No. 5', 'Mr.~Smith, e.~g. No.~5'],
])('%s', (text, result) => {
  expect(shown(text, 'en')).toBe(result);
});

test('other languages keep their spaces', () => {
  expect(typeset('10 km', 'fr')).toBe('10 km');
});

test('a number and its unit stay together across markup', () => {
  expect(typesetRuns(['10', ' km und ', '§', ' 5'], 'de')).toEqual([
    '10',
    '\u00A0km und ',
    '§',
    '\u00A05',
  ]);
});
