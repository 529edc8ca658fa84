import { expect, test } from 'vitest';
import { rank, recordedOrder } from './order.ts';
import type { LedgerRecord } from './ledger.ts';

const records = (ats: Record<string, number | undefined>): Map<string, LedgerRecord> =>
  new Map(
    Object.entries(ats).map(([id, at]) => [
      id,
      { heading: id, text: 'l', ...(at !== undefined && { at }) },
    ]),
  );

test('sections in the order of their names need no place', () => {
  expect(rank(['a', 'foo', 'foo-2', 'foo-10'], new Map())).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('sections in another order have a place each', () => {
  expect(rank(['c', 'a', 'b'], new Map())).toEqual([1, 2, 3]);
});

test('a section more, less or elsewhere changes no place but its own', () => {
  const known = records({ c: 1, a: 2, b: 3 });
  expect(rank(['c', 'new', 'a', 'b'], known)).toEqual([1, 1.1, 2, 3]);
  expect(rank(['new', 'c', 'a', 'b', 'last'], known)).toEqual([0, 1, 2, 3, 4]);
  expect(rank(['c', 'b'], known)).toEqual([1, 3]);
  expect(rank(['a', 'c', 'b'], known)).toEqual([2, 2.1, 3]);
});

test('between two neighbours there is always room', () => {
  let [low, high] = [1, 2];
  for (let index = 0; index < 200; index++) {
    const ranks = rank(['z', 'new', 'a'], records({ z: low, a: high }));
    expect([...ranks].sort((a = 0, b = 0) => a - b)).toEqual(ranks);
    [low, high] = [ranks[0] ?? 0, ranks[1] ?? 0];
  }
});

test('the recorded order is that of the places, or else of the names', () => {
  expect(recordedOrder(records({ a: 2, b: 1 }))).toEqual(['b', 'a']);
  expect(
    recordedOrder(records({ 'foo-10': undefined, 'foo-2': undefined, foo: undefined })),
  ).toEqual(['foo', 'foo-2', 'foo-10']);
});
