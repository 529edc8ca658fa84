import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignIds } from './assign.ts';

const ids = (...texts: string[]): string[] => assignIds(texts.map((text) => ({ text })));

test('equal headings are numbered from the second', () => {
  expect(ids('Foo', 'Foo', 'Foo')).toEqual(['foo', 'foo-2', 'foo-3']);
});

test('a number never takes the id of a heading that has the number in its text', () => {
  expect(ids('Foo', 'Foo', 'Foo 2')).toEqual(['foo', 'foo-3', 'foo-2']);
});

test('an id the author wrote wins over an earlier heading', () => {
  expect(assignIds([{ text: 'Foo' }, { text: 'Bar', authorId: 'foo' }])).toEqual(['foo-2', 'foo']);
});

test('the second of two equal ids of the author is numbered', () => {
  expect(
    assignIds([
      { text: 'A', authorId: 'x' },
      { text: 'B', authorId: 'x' },
    ]),
  ).toEqual(['x', 'x-2']);
});

test('taken ids are left alone', () => {
  expect(assignIds([{ text: 'Foo' }], ['foo', 'foo-2'])).toEqual(['foo-3']);
});

test('ids are always unique', () => {
  const wanted = fc.record({
    text: fc.constantFrom('Foo', 'Foo 2', 'Foo 2 2', 'foo', ''),
    authorId: fc.constantFrom(undefined, 'foo', 'foo-2', 'foo-3'),
  });
  fc.assert(fc.property(fc.array(wanted), (list) => new Set(assignIds(list)).size === list.length));
});
