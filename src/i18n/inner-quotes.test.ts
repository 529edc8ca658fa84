import { expect, test } from 'vitest';
import { innerQuotes } from './inner-quotes.ts';
import { de } from './de.ts';
import { en } from './en.ts';

test.each([
  ['vor „nuklearer Erwärmung“', 'vor ‚nuklearer Erwärmung‘'],
  ['a “nuclear warming”', 'a ‘nuclear warming’'],
  ['der »Spiegel« und die «Zeit»', 'der ›Spiegel‹ und die ‹Zeit›'],
  ['it’s ‚so‘', 'it’s ‚so‘'],
])('%s', (text, inner) => {
  expect(innerQuotes(text)).toBe(inner);
});

test('labels turn the marks of what they quote', () => {
  expect(de.shareSection('Das „Boot“')).toBe('Abschnitt „Das ‚Boot‘“ teilen');
  expect(en.shareSection('The “boat”')).toBe('Share section “The ‘boat’”');
});
