import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const read = (text: string) =>
  sentencesOf(text, 'de').map(({ start, end }) => text.slice(start, end));

test.each([
  [
    'its sentences',
    'Musk widersprach ihm. „Es ist sicher“, sagte er.  War es das?',
    ['Musk widersprach ihm.', '„Es ist sicher“, sagte er.', 'War es das?'],
  ],
  [
    'none at a day',
    'Am 13. August sprach er. Dann nicht.',
    ['Am 13. August sprach er.', 'Dann nicht.'],
  ],
  ['none at a title', 'Dr. Eva Muster kam. Sie ging.', ['Dr. Eva Muster kam.', 'Sie ging.']],
  [
    'none at two titles',
    'Es sprach Prof. Dr. Meyer. Sie ging.',
    ['Es sprach Prof. Dr. Meyer.', 'Sie ging.'],
  ],
  [
    'none after an exclamation within a sentence',
    'Er rief: „Komm!“ und ging. Dann nicht.',
    ['Er rief: „Komm!“ und ging.', 'Dann nicht.'],
  ],
  [
    'none at a title or a company in other languages',
    'Mme. Leroy, Sra. López, Fa. Meyer und Beispiel Ltd. Köln kamen mit Ph.D. Muster. Sie gingen.',
    [
      'Mme. Leroy, Sra. López, Fa. Meyer und Beispiel Ltd. Köln kamen mit Ph.D. Muster.',
      'Sie gingen.',
    ],
  ],
  ['none at an initial', 'George W. Bush kam. Er ging.', ['George W. Bush kam.', 'Er ging.']],
  [
    'none at an abbreviation',
    'Das gilt z. B. Donnerstag, bzw. Freitag, ca. Mittag. So ist es.',
    ['Das gilt z. B. Donnerstag, bzw. Freitag, ca. Mittag.', 'So ist es.'],
  ],
  [
    'none where the parts of an abbreviation are kept together',
    'Das gilt z.\u00A0B. Donnerstag und d.h. Freitag. So ist es.',
    ['Das gilt z.\u00A0B. Donnerstag und d.h. Freitag.', 'So ist es.'],
  ],
  [
    'none at the number of a king',
    'Ludwig XIV. Bourbon, der 100. Gast, kam. Er ging.',
    ['Ludwig XIV. Bourbon, der 100. Gast, kam.', 'Er ging.'],
  ],
  [
    'one after a year',
    'Es begann 1914. Dann kam der Krieg.',
    ['Es begann 1914.', 'Dann kam der Krieg.'],
  ],
  ['nothing where there is none', ' \n ', []],
])('a text is divided into %s', (_, text, sentences) => {
  expect(read(text)).toEqual(sentences);
});
