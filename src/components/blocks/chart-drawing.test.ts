import { expect, test } from 'vitest';
import { drawChart } from './chart-drawing.ts';

test('bars are as long as their numbers, below their words, with the numbers at their ends', () => {
  const { bars, labels, axis } = drawChart({
    series: ['Räder'],
    rows: [
      { label: '2024', texts: ['50 %'], values: [50] },
      { label: '2025', texts: ['100 %'], values: [100] },
    ],
  });
  expect(axis).toBe('M0 18v14M0 62v14');
  expect(bars.map(({ x, width }) => [x, width])).toEqual([
    [0, 144],
    [0, 288],
  ]);
  expect(labels.map(({ text }) => text)).toEqual(['2024', '50 %', '2025', '100 %']);
});

test('numbers below zero go the other way, and nothing leaves the drawing', () => {
  const { bars, axis, width } = drawChart({
    series: ['a', 'b'],
    rows: [{ label: 'x', texts: ['−10', '30'], values: [-10, 30] }],
  });
  expect(axis).toBe('M126 18v30');
  expect(bars.map(({ x, width }) => [x, x + width])).toEqual([
    [72, 126],
    [126, 288],
  ]);
  expect(width).toBe(360);
});

test('zeros alone are drawn as nothing', () => {
  const { bars } = drawChart({ series: ['a'], rows: [{ label: 'x', texts: ['0'], values: [0] }] });
  expect(bars.map(({ width }) => width)).toEqual([0]);
});
