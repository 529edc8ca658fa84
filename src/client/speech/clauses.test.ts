import { expect, test } from 'vitest';
import { clausesOf } from './clauses.ts';

const read = (text: string) =>
  clausesOf(text, 'de').map(({ start, end }) => text.slice(start, end));

test('a text is divided into its sentences', () => {
  expect(read('Dr. Eva Muster kam. Sie ging.')).toEqual(['Dr. Eva Muster kam.', 'Sie ging.']);
});

test('clauses where a sentence is very long, with nothing left out', () => {
  const clause = 'und dann geschah noch etwas, das niemand für möglich gehalten hatte';
  const text = `Es begann am Morgen, ${Array(5).fill(clause).join(', ')}.`;
  const parts = read(text);
  expect(parts.length).toBeGreaterThan(2);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(200);
  expect(parts.join(' ')).toBe(text);
});
