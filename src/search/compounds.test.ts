import { expect, test } from 'vitest';
import { partsOf } from './compounds.ts';

test.each([
  ['hochspannungsnetzgerat', ['spannungsnetzgerat', 'netzgerat', 'gerat']],
  ['landesgartenschau', ['gartenschau']],
  ['burgermeist', ['meist']],
])('%s ends with %j', (word, parts) => {
  expect(partsOf(word)).toEqual(expect.arrayContaining(parts));
});

test.each(['verantwort', 'beobachtung', 'freundlichkeit', 'haus', 'b2b1234567'])(
  '%s is no compound',
  (word) => {
    expect(partsOf(word)).toEqual([]);
  },
);
