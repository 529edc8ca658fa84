import type { Element } from 'hast';
import { isElement, plainText } from '../tree/elements.ts';

/**
 * The data of a chart from a table: the first column has the labels, the first row the names of the
 * series, and the other cells the numbers. `undefined` if a cell is not a number in the notation of
 * the text's language.
 */
export function chartRows(table: Element, lang: string): ChartData | undefined {
  const [head, ...rows] = rowsOf(table).map((row) =>
    row.children.filter((cell) => isElement(cell)).map((cell) => plainText([cell])),
  );
  const series = head?.slice(1) ?? [];
  const read = rows.map(([label = '', ...cells]) => ({
    label,
    texts: cells,
    values: cells.map((cell) => numberIn(cell, lang)),
  }));
  const isWhole = read.every(
    ({ values }) => values.length === series.length && !values.includes(undefined),
  );
  if (series.length < 1 || series.length > mostSeries || rows.length < 1 || !isWhole)
    return undefined;
  return {
    series,
    rows: read.map(({ label, texts, values }) => ({
      label,
      texts,
      values: values.map((value) => value ?? 0),
    })),
  };
}

/** More series could not be told apart. */
export const mostSeries = 3;

/** `1.234,5 %` is 1234.5 in German, and `1,234.5` in English. */
export function numberIn(text: string, lang: string): number | undefined {
  const [group, decimal] = /^(?:en|he|zh|ja|ko|th)\b/i.test(lang) ? [',', '.'] : ['.', ','];
  const match = /^[^\d−–-]*([−–-]?)\s*(\d[\d.,'’\s\u00A0\u202F]*?)[^\d]*$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, digits = ''] = match;
  const plain = digits
    .replace(/['’\s\u00A0\u202F]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? undefined : sign ? -value : value;
}

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });
}

export interface ChartData {
  /** The names of the number columns. */
  series: string[];
  rows: ChartRow[];
}

interface ChartRow {
  label: string;
  /** The numbers as written, and as values. */
  texts: string[];
  values: number[];
}
