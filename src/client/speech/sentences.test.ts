import { describe, expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

describe('a text is divided into', () => {
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
    ['none at an initial', 'George W. Bush kam. Er ging.', ['George W. Bush kam.', 'Er ging.']],
    [
      'none at an abbreviation',
      'Das gilt z. B. Donnerstag. So ist es.',
      ['Das gilt z. B. Donnerstag.', 'So ist es.'],
    ],
    [
      'one after a year',
      'Es begann 1914. Dann kam der Krieg.',
      ['Es begann 1914.', 'Dann kam der Krieg.'],
    ],
    ['nothing where there is none', ' \n ', []],
  ])('%s', (_, text, sentences) => {
    expect(read(text)).toEqual(sentences);
  });

  test('clauses where a sentence is very long, with nothing left out', () => {
    const clause = 'und dann geschah noch etwas, das niemand für möglich gehalten hatte';
    const text = `Es begann am Morgen, ${Array(5).fill(clause).join(', ')}.`;
    const parts = read(text);
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(200);
    expect(parts.join(' ')).toBe(text);
  });
});

function read(text: string): string[] {
  return sentencesOf(text, 'de').map(({ start, end }) => text.slice(start, end));
}
