import { expect, test } from 'vitest';
import { speaker } from './speaker.ts';

test.each([
  ['Donald Trump mit Bezug auf den Angriffskrieg auf die Ukraine', 'Donald Trump'],
  ['Anna Beispiel', 'Anna Beispiel'],
  ['Seneca', 'Seneca'],
  ['Ursula von der Leyen, Kommissionspräsidentin', 'Ursula von der Leyen'],
  ['Dr. Eva Müller-Lüdenscheidt (parteilos)', 'Dr. Eva Müller-Lüdenscheidt'],
  ['J. R. R. Tolkien in einem Brief', 'J. R. R. Tolkien'],
])('“%s” was said by %s', (attribution, name) => {
  expect(speaker(attribution)).toBe(name);
});

test.each([
  'Aus den Leitsätzen der Redaktion',
  'Sprecherin des Ministeriums',
  'ein Anwohner',
  'The New York Times',
  '',
])('“%s” names no person for certain', (attribution) => {
  expect(speaker(attribution)).toBeUndefined();
});
