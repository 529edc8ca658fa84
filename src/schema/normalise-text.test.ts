import { expect, test } from 'vitest';
import { normaliseText } from './normalise-text.ts';

test.each([
  ['a byte order mark is dropped', '\uFEFF---', '---'],
  ['Windows line ends become plain ones', 'a\r\nb\r\n', 'a\nb\n'],
  ['old Mac line ends become plain ones', 'a\rb', 'a\nb'],
  ['letters made of two characters become one', 'Bru\u0308cke', 'Brücke'],
  ['everything else stays', '10\u00A0000\t„x“', '10\u00A0000\t„x“'],
])('%s', (_behaviour, text, expected) => {
  expect(normaliseText(text)).toBe(expected);
});
