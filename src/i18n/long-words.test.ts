import { expect, test } from 'vitest';
import { longWords } from './long-words.ts';

test('a long compound is given in its syllables, other words as they are', () => {
  expect(longWords('Das neue Bundesverkehrsministerium baut', 'de', 12)).toEqual([
    'Das neue ',
    ['Bundes', 'ver', 'kehrs', 'mi', 'nis', 'terium'],
    ' baut',
  ]);
});

test('what belongs to a word stays with it', () => {
  const [, word] = longWords('Die „Landesgartenschau“, wie', 'de', 12);
  expect([word].flat().join('|')).toMatch(/^„Landes\|.*“,$/);
});

test.each([
  ['de', 'Trump warnt vor „nuklearer Erwärmung“'],
  ['de', 'Donau\u00addampfschifffahrt'],
  ['ar', 'والاستقلالالكاملةالطويلة'],
  ['de', 'https://donaudampfschifffahrt.example/2024/11/1234567890123456789'],
  ['zz', 'Donaudampfschifffahrt'],
])('in “%s”, “%s” is left as it is', (lang, text) => {
  expect(longWords(text, lang, 12)).toEqual([text]);
});

test('nothing is added to a text, and nothing lost', () => {
  const text = ' Rindfleischetikettierung/Überwachung \u00a0– Gesetz-Aufgabenübertragung  Ende ';
  expect(longWords(text, 'de', 12).flat().join('')).toBe(text);
});
