import type { Element, ElementContent } from 'hast';
import { isElement, plainText } from '../tree/elements.ts';

/**
 * The data of a chart from a table: the first column has the labels, the first row the names of the
 * series, and the other cells the numbers. `undefined` if a cell is not a number in the notation of
 * the text's language.
 */
export function chartRows(table: Element, lang: string): ChartData | undefined {
  const [head, ...rows] = rowsOf(table).map((row) =>
    row.children.filter((cell) => isElement(cell)).map((cell) => plainText([withoutNotes(cell)])),
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

/**
 * `1.234,5 %` is 1234.5 in German, and `1,234.5` in English. Undefined where the signs between the
 * digits do not group them by three: `1.5` in German could be meant as 15 or as 1.5.
 */
export function numberIn(text: string, lang: string): number | undefined {
  const match =
    /^[^\d−–-]*(?<!\p{L})([−–-]?)\s*(\d[\d.,'’\s\u00A0\u202F]*?)(?!\p{No})[^\d]*$/u.exec(
      text.trim(),
    );
  const [, sign, digits = ''] = match ?? [];
  const [, whole, , fraction = '0'] = (hasPoint(lang) ? withPoint : withComma).exec(digits) ?? [];
  if (whole === undefined) return undefined;
  const value = Number(`${whole.replace(/\D/g, '')}.${fraction}`);
  return sign ? -value : value;
}

/** How a number is written in a language. */
export function sampleNumber(lang: string): string {
  return hasPoint(lang) ? '1,234.5' : '1.234,5';
}

function hasPoint(lang: string): boolean {
  return /^(?:en|he|zh|ja|ko|th)\b/i.test(lang);
}

/** The whole part, grouped or not, and the fraction; group 2 is the first sign between groups. */
const withPoint = /^(\d+|\d{1,3}(?<group>[,'’\s])\d{3}(?:\k<group>\d{3})*)(?:\.(\d+))?$/;
const withComma = /^(\d+|\d{1,3}(?<group>[.'’\s])\d{3}(?:\k<group>\d{3})*)(?:,(\d+))?$/;

/** A reference to a note ends in a digit that is no part of the words or number before it. */
function withoutNotes(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const [link] = child.children;
    const isReference =
      child.tagName === 'sup' && isElement(link, 'a') && link.properties.role === 'doc-noteref';
    return isReference ? [] : [withoutNotes(child)];
  });
  return { ...node, children };
}

/** The rows of a table, whatever they are grouped by. */
export function rowsOf(node: Element): Element[] {
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
