import type { Hyphenate } from '../i18n/hyphenation.ts';
import { breakLines, type Dividing } from './break-lines.ts';

/**
 * Sets a text in the largest of the style's sizes that fits the box. Large sizes do not divide
 * words where possible. Words are divided between arbitrary letters only if no size fits otherwise,
 * and a text that still does not fit in the smallest size is cut with an ellipsis.
 */
export function setText(text: string, style: Style, box: Box, tools: TextTools): Line[] {
  const { face, colour, lineHeight } = style;
  const measure = (part: string) => tools.measure(part, face);
  const attempt = (content: string, { size, most = Infinity }: Size, dividing: Dividing) =>
    breakLines(content, box.width / size, measure, {
      dividing,
      hyphenate: tools.hyphenate,
      most: Math.min(most, Math.floor(box.height / (size * lineHeight))),
    });
  const place = (lines: readonly string[], { size }: Size): Line[] =>
    lines.map((line, index) => ({
      text: line,
      face,
      size,
      colour,
      x: box.x,
      y: box.y + index * size * lineHeight,
      width: measure(line) * size,
      height: size * lineHeight,
      // Vertically centred by capitals and descenders.
      baseline: size * (lineHeight / 2 + 0.26),
    }));

  const large = style.sizes.filter(({ most }) => most !== undefined);
  const attempts: [Dividing, readonly Size[]][] = [
    ['nowhere', large],
    ['syllables', style.sizes],
    ['anywhere', style.sizes],
  ];
  for (const [dividing, sizes] of attempts) {
    for (const size of sizes) {
      const lines = attempt(text, size, dividing);
      if (lines) return place(lines, size);
    }
  }
  const smallest = style.sizes.at(-1);
  if (!smallest) return [];
  return place(
    shorten(text, (part) => attempt(part, smallest, 'anywhere')),
    smallest,
  );
}

/** The longest beginning of a text that fits, ending at a word with an ellipsis. */
function shorten(text: string, attempt: (text: string) => string[] | undefined): string[] {
  const letters = [...text];
  let [fits, tooLong] = [0, letters.length];
  let lines: string[] = [];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    const beginning = letters.slice(0, middle).join('');
    const found = attempt(`${beginning.replace(/(?<=\s\S+)\s+\S*$/, '').trimEnd()}…`);
    if (found) [fits, lines] = [middle, found];
    else tooLong = middle;
  }
  return lines;
}

/** How texts are measured, in ems, and where words of their language may be divided. */
export interface TextTools {
  measure: (text: string, face: Face) => number;
  hyphenate: Hyphenate;
}

/** A cut of the text family: `weight` in hundreds, `opticalSize` in points. */
export interface Face {
  weight: number;
  opticalSize: number;
}

/** How a text is set. */
export interface Style {
  face: Face;
  colour: string;
  /** In ems. */
  lineHeight: number;
  /** Largest first. */
  sizes: readonly Size[];
}

interface Size {
  /** In pixels. */
  size: number;
  /** The most lines that read well in this size; without it, as many as fit. */
  most?: number;
}

/** A rectangle in pixels from the card's upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One line of type. Its box contains the letters; accents on capitals may extend above it. */
export interface Line extends Box {
  text: string;
  face: Face;
  size: number;
  colour: string;
  /** From the box's upper edge. */
  baseline: number;
}
