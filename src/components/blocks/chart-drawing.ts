import type { ChartBlock } from '../../markdown/blocks.ts';

/**
 * Computes a bar chart of a table: each bar is below its label and has its number at the end. Units
 * are those of an SVG as wide as a phone. Negative bars extend to the other side.
 */
export function drawChart({ rows, series }: ChartBlock['data']): Drawing {
  const values = rows.flatMap((row) => row.values);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = width - numbers * (least < 0 ? 2 : 1);
  const scale = most > least ? room / (most - least) : 0;
  const zero = round((least < 0 ? numbers : 0) - least * scale);
  const bars: Bar[] = [];
  const labels: Label[] = [];
  let axis = '';
  let y = 0;
  for (const { label, texts, values } of rows) {
    labels.push({ x: 0, y: y + 13, text: shortened(label), end: false });
    y += 18;
    axis += `M${zero} ${y}v${values.length * (bar + 2) - 2}`;
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
  return { width, height: Math.max(1, y - (series.length > 0 ? gap : 0)), axis, bars, labels };
}

/** The table has the full text. */
function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const width = 360;
/** Room for the numbers beside the bars. */
const numbers = 72;
const bar = 14;
const gap = 10;
/** In characters that fit the width. */
const longest = 46;

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Column index, from 0. */
  series: number;
}

interface Label {
  x: number;
  y: number;
  text: string;
  /** Whether the text ends at this position. */
  end: boolean;
}

interface Drawing {
  width: number;
  height: number;
  /** A path along the baseline of the bars. */
  axis: string;
  bars: Bar[];
  labels: Label[];
}
