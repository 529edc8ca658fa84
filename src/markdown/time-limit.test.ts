import { expect, test } from 'vitest';
import { TimeLimitError, withinTime } from './time-limit.ts';

test('work that ends in time gives its result, or its error', () => {
  expect(withinTime(1000, () => 'done')).toBe('done');
  expect(withinTime(1000, () => withinTime(1000, () => 'inner'))).toBe('inner');
  const error = new RangeError('own');
  expect(() =>
    withinTime(1000, () => {
      throw error;
    }),
  ).toThrow(error);
});

test.each([
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  ['a regular expression', () => /^(?:a+)+$/.test(`${'a'.repeat(40)}b`)],
])('%s without end is broken off', (_, work) => {
  const start = performance.now();
  expect(() => withinTime(50, work)).toThrow(TimeLimitError);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(withinTime(1000, () => 'next')).toBe('next');
});
