import type { Hyphenate } from '../i18n/hyphenation.ts';

/** Width of a text in ems, set in one line. */
export type Measure = (text: string) => number;

/**
 * Where words may be divided: nowhere, at hyphens and between syllables, or between any two
 * letters.
 */
export type Dividing = 'nowhere' | 'syllables' | 'anywhere';

/**
 * Breaks a text into the fewest lines that are no wider than `width` ems, balanced in length.
 * Between syllables only words wider than a whole line are divided. Returns `undefined` if a word
 * is wider than a line and may not be divided, or if there would be more lines than `most`.
 *
 * `Donaudampfschifffahrt 2024` → `Donaudampf-`, `schifffahrt 2024`
 */
export function breakLines(
  text: string,
  width: number,
  measure: Measure,
  options: { dividing: Dividing; hyphenate?: Hyphenate; most?: number },
): string[] | undefined {
  const { dividing, hyphenate = (word: string) => word, most = Infinity } = options;
  const pieces = words(text).flatMap((word) => {
    const parts = divide(word, width, measure, dividing, hyphenate);
    return parts.map((part, index) => ({ ...part, isLast: index === parts.length - 1 }));
  });
  const lines = fill(pieces, width, measure, most);
  if (!lines || lines.length < 2) return lines;
  return even(pieces, width, measure, lines.length) ?? lines;
}

function words(text: string): string[] {
  return text.split(/[ \t\n\r]+/).filter((word) => word !== '');
}

/** The parts of a word that stay together. */
function divide(
  word: string,
  width: number,
  measure: Measure,
  dividing: Dividing,
  hyphenate: Hyphenate,
): Part[] {
  const whole = (text: string) => ({ text: text.replaceAll(/[\u00ad\u200b]/g, ''), end: '' });
  if (dividing === 'nowhere') return [whole(word)];
  return word.split(atHyphens).flatMap((part) => {
    if (measure(whole(part).text) <= width) return [whole(part)];
    const syllables = hyphenate(part.replaceAll('\u200b', '')).split('\u00ad');
    return syllables.flatMap((syllable, index) => {
      const end = index < syllables.length - 1 ? '-' : '';
      if (dividing === 'syllables' || measure(syllable + end) <= width)
        return [{ text: syllable, end }];
      const letters = Array.from(graphemes.segment(syllable), ({ segment }) => segment);
      return letters.map((text, at) => ({ text, end: at < letters.length - 1 ? '' : end }));
    });
  });
}

/** Fills the lines one after the other. */
function fill(
  pieces: readonly Piece[],
  width: number,
  measure: Measure,
  most: number,
): string[] | undefined {
  const lines: string[] = [];
  let start = 0;
  while (start < pieces.length) {
    const fullest = [...beginnings(pieces, start, width, measure)].at(-1);
    if (!fullest || lines.length >= most) return undefined;
    lines.push(fullest.line);
    start = fullest.next;
  }
  return lines;
}

/**
 * Distributes the pieces evenly over the given number of lines (least squares of the blank space).
 */
function even(
  pieces: readonly Piece[],
  width: number,
  measure: Measure,
  count: number,
): string[] | undefined {
  if (pieces.length > 120) return undefined;
  const known = new Map<number, Setting | undefined>();
  const from = (start: number, left: number): Setting | undefined => {
    if (start === pieces.length) return { lines: [], blank: 0 };
    if (left === 0) return undefined;
    const key = start * (count + 1) + left;
    if (known.has(key)) return known.get(key);
    let best: Setting | undefined;
    for (const { line, next } of beginnings(pieces, start, width, measure)) {
      const rest = from(next, left - 1);
      const blank = (width - measure(line)) ** 2 + (rest?.blank ?? 0);
      if (rest && (!best || blank < best.blank)) best = { lines: [line, ...rest.lines], blank };
    }
    known.set(key, best);
    return best;
  };
  return from(0, count)?.lines;
}

/** Every possible line that starts at a piece, shortest first. */
function* beginnings(pieces: readonly Piece[], start: number, width: number, measure: Measure) {
  let open = '';
  for (const [at, { text, end, isLast }] of pieces.entries().drop(start)) {
    open += text;
    if (measure(open) > width) return;
    if (measure(open + end) <= width) yield { line: open + end, next: at + 1 };
    if (isLast) open += ' ';
  }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Between the parts of `Trump-Regierung` and `Rourke/Villegas`. */
const atHyphens = /(?<=[\p{L}\p{N}][-–—/]|\u200b)(?=[\p{L}\p{N}])/u;

interface Part {
  text: string;
  /** Appended to the part if a line ends there. */
  end: string;
}

interface Piece extends Part {
  /** Whether a space follows if the line goes on. */
  isLast: boolean;
}

interface Setting {
  lines: string[];
  /** Sum of the squares of the blank space, in ems. */
  blank: number;
}
