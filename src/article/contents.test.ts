import { expect, test } from 'vitest';
import type { SectionMetadata } from '../content/metadata.ts';
import { contentsOf } from './contents.ts';

function section(id: string, level: SectionMetadata['level'], html: string, words: number) {
  const text = html.replace(/<[^>]*>/g, '');
  return { id, formerIds: [], level, number: 1, html, text, words };
}

test('lists every section with its minutes and the minutes from there to the end', () => {
  const [first, second] = contentsOf([section('a', 2, 'A', 520), section('b', 2, 'B', 180)]);
  expect(first).toMatchObject({ minutes: { from: 2, to: 3 }, left: { from: 3, to: 4 } });
  expect(second).toMatchObject({ minutes: { from: 1, to: 1 }, left: { from: 1, to: 1 } });
});

test('sets lower headings in by one step, whatever level they begin at', () => {
  const levels = [3, 5, 3, 6] as const;
  const entries = contentsOf(levels.map((level, index) => section(`s${index}`, level, 'S', 10)));
  expect(entries.map(({ depth }) => depth)).toEqual([0, 1, 0, 2]);
});

test('keeps the markup of a heading, but no link and no id a second time', () => {
  const entries = contentsOf([
    section('a', 2, 'H<sub>2</sub>O', 1),
    section('b', 2, 'Mehr <a href="#x">hier</a>', 1),
  ]);
  expect(entries.map(({ html }) => html)).toEqual(['H<sub>2</sub>O', 'Mehr hier']);
});

test('is empty with fewer than two sections', () => {
  expect(contentsOf([section('a', 2, 'A', 500)])).toEqual([]);
});
