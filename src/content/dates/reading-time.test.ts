import { expect, test } from 'vitest';
import { countWords } from './reading-time.ts';

test.each([
  ['<p>Er kam, sah und siegte.</p>', 5],
  ['<p>E-Mail: 3.000,50 Euro – geht’s?</p>', 4],
  ['<p>zwei-- Wörter ,drei.</p>', 3],
  ['<p title="vier fünf">eins<br>zwei</p>', 2],
  ['<p>𝔈𝔦𝔫 北京</p>', 2],
  ['', 0],
])('%s', (html, words) => {
  expect(countWords(html)).toBe(words);
});
