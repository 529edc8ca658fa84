import type { ChartBlock } from '../markdown/blocks.ts';

/**
 * Bars for the numbers of a table, each below its words and with its number at the end, in the units of an SVG that is as
 * wide as a telephone. Numbers below zero go the other way.
 */
export function drawChart({ rows, series }: ChartBlock['data']): Drawing {
  const values = rows.flatMap((row) => row.values);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = width - numbers * (least < 0 ? 2 : 1);
  const scale = most > least ? room / (most - least) : 0;
  const zero = round((least < 0 ? numbers : 0) - least * scale);
  const bars: Bar[] = [];
  const labels: Label[] = [];
  let y = 0;
  for (const { label, texts, values } of rows) {
    labels.push({ x: 0, y: y + 13, text: shortened(label), end: false });
    y += 18;
    for (const [index, value] of values.entries()) {
      const length = round(Math.abs(value) * scale);
      const x = value < 0 ? round(zero - length) : zero;
      bars.push({ x, y, width: length, height: bar, series: index });
      const end = value < 0;
      labels.push({
        x: end ? round(x - 5) : round(x + length + 5),
        y: y + bar - 3,
        text: texts[index] ?? '',
        end,
      });
      y += bar + 2;
    }
    y += gap;
  }
  return { width, height: Math.max(1, y - (series.length > 0 ? gap : 0)), zero, bars, labels };
}

/** The table has it whole. */
function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const width = 360;
/** What the numbers beside the bars need. */
const numbers = 72;
const bar = 14;
const gap = 10;
/** In characters: what fits into the width. */
const longest = 46;

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of which column, from 0. */
  series: number;
}

interface Label {
  x: number;
  y: number;
  text: string;
  /** Whether the text ends there. */
  end: boolean;
}

interface Drawing {
  width: number;
  height: number;
  /** Where the axis is. */
  zero: number;
  bars: Bar[];
  labels: Label[];
}
