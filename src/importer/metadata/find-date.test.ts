import { expect, test } from 'vitest';
import { dateInUrl, findDate } from './find-date.ts';

test.each([
  ['13. August 2024', '2024-08-13'],
  ['Dienstag, 3.9.2024, 14:05 Uhr', '2024-09-03'],
  ['August 13, 2024', '2024-08-13'],
  ['13 Aug 2024', '2024-08-13'],
  ['2nd of March 2021', '2021-03-02'],
  ['August 2024', '2024-08'],
  ['2024-08', '2024-08'],
  ['2024-08-13T09:30:00+0200', '2024-08-13T09:30:00+02:00'],
  ['2024-08-13T09:30:00.123Z', '2024-08-13T09:30:00Z'],
  ['2024-08-13 09:30', '2024-08-13'],
  ['08/13/2024', '2024-08-13'],
  ['13/08/2024', '2024-08-13'],
])('%s is %s', (text, date) => {
  expect(findDate(text)).toBe(date);
});

test.each(['31. Februar 2024', '05/06/2024', 'gestern', 'Mai', '12345-67-89', 'Der 40. Kongress'])(
  '%s is no date',
  (text) => {
    expect(findDate(text)).toBeUndefined();
  },
);

test('an address can hold the day', () => {
  expect(dateInUrl('https://example.org/politik/2024/08/13/gespraech.html')).toBe('2024-08-13');
  expect(dateInUrl('https://example.org/politik/4711')).toBeUndefined();
});
