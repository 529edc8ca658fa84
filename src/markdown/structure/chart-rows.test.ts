import { expect, test } from 'vitest';
import { numberIn } from './chart-rows.ts';

test.each([
  ['1.234,5', 'de', 1234.5],
  ['1,234.5', 'en', 1234.5],
  ['1 234', 'fr', 1234],
  ['−20 %', 'de', -20],
  ['-3', 'en', -3],
  ['€ 12', 'en', 12],
  ['ca. 7', 'de', 7],
  ['12', 'de-CH', 12],
  ['viele', 'de', undefined],
  ['', 'de', undefined],
  ['2 von 3', 'de', undefined],
])('%s in %s is %s', (text, lang, value) => {
  expect(numberIn(text, lang)).toBe(value);
});
