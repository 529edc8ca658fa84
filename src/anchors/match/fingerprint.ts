import type { Text } from './read-text.ts';

/**
 * A text's fingerprint: at most 39 characters of base64url. The text cannot be recovered from it,
 * but it tells how much of the text is in another one, and how much of the other comes from it.
 *
 * It is a bottom-k sketch (A. Broder, “On the resemblance and containment of documents”, 1997; E.
 * Cohen and H. Kaplan, “Summarizing data using bottom-k sketches”, 2007): the 19 smallest numbers
 * of the text, which are a random sample of its pairs of words. The first character says how many
 * leading zero bits they share; then come the next twelve bits of each, as two characters, in
 * ascending order. A text of 19 pairs or fewer is included entirely: then the first character says
 * how many characters each number has, as many as there is room for, and whether any pair is
 * repeated.
 */
export function fingerprint({ pairs }: Text): string {
  const lowest = smallest(pairs, sampleSize + 1);
  const isWhole = lowest.length <= sampleSize;
  const sample = lowest.slice(0, sampleSize);
  const width = isWhole ? Math.min(widest, Math.floor((2 * sampleSize) / sample.length)) : 2;
  const zeros = isWhole ? 0 : Math.clz32(sample.at(-1) ?? 0);
  const repeats = pairs.length > sample.length ? widest : 0;
  const mark = isWhole ? wholeMarks + width + repeats : zeros;
  return (
    digit(mark) +
    writeNumbers(new Set(sample.map((pair) => topBits(pair, zeros + 6 * width))), width)
  );
}

/** The fingerprint of the part of a text that has these numbers; `undefined` without any. */
export function partOf(print: string, numbers: ReadonlySet<number>): string | undefined {
  const sample = readFingerprint(print);
  const part = [...(sample?.numbers ?? [])].filter((number) => numbers.has(number));
  if (part.length === 0) return undefined;
  return print.charAt(0) + writeNumbers(part, shapeOf(print).width);
}

/**
 * The fingerprint to record: a new one once a fifth of the text has changed, otherwise the old one.
 */
export function renew(print: string | undefined, text: Text): string {
  const sample = print === undefined ? undefined : readFingerprint(print);
  if (!sample || print === undefined) return fingerprint(text);
  const { kept, taken } = compare(sample, text);
  return kept >= 0.8 && taken >= 0.8 ? print : fingerprint(text);
}

/** Whether a string has the form that `fingerprint` writes. */
export function isFingerprint(print: string): boolean {
  if (!/^[\w-]{1,39}$/.test(print)) return false;
  const { mark, isWhole, width } = shapeOf(print);
  const highest = isWhole ? wholeMarks + 2 * widest : 20;
  return mark <= highest && width > 1 && (print.length - 1) % width === 0;
}

/** Reads a fingerprint; `undefined` for anything else. */
export function readFingerprint(print: string): Sample | undefined {
  if (!isFingerprint(print)) return undefined;
  const { mark, isWhole, isRepeated, width } = shapeOf(print);
  const numbers = new Set<number>();
  for (let start = 1; start < print.length; start += width) {
    numbers.add(numberOf(print.slice(start, start + width)));
  }
  const bits = (isWhole ? 0 : mark) + 6 * width;
  return { numbers, bits, highest: isWhole ? Infinity : Math.max(...numbers), isRepeated };
}

/** Decodes the first character. */
function shapeOf(print: string): {
  mark: number;
  isWhole: boolean;
  isRepeated: boolean;
  width: number;
} {
  const mark = alphabet.indexOf(print.charAt(0));
  const isWhole = mark > wholeMarks;
  const isRepeated = mark > wholeMarks + widest;
  const width = isWhole ? mark - wholeMarks - (isRepeated ? widest : 0) : 2;
  return { mark, isWhole, isRepeated, width };
}

/** How much of the sampled text another text contains. */
export function compare(sample: Sample, text: Text): Comparison {
  const hits = new Set<number>();
  const reached = new Set<number>();
  for (const pair of text.pairs) {
    const number = topBits(pair, sample.bits);
    if (number > sample.highest) continue;
    reached.add(number);
    if (sample.numbers.has(number)) hits.add(number);
  }
  return {
    hits,
    kept: sample.numbers.size === 0 ? 0 : hits.size / sample.numbers.size,
    taken: reached.size === 0 ? 0 : hits.size / reached.size,
  };
}

/**
 * The numbers of a sample that are in the other sample's text too, within the range of that sample.
 */
export function shared(sample: Sample, other: Sample): Set<number> {
  const bits = Math.min(sample.bits, other.bits);
  const others = new Set([...other.numbers].map((number) => number >>> (other.bits - bits)));
  return new Set(
    [...sample.numbers].filter((number) => others.has(number >>> (sample.bits - bits))),
  );
}

const sampleSize = 19;
/** Most characters for one number. */
const widest = 5;
/** First characters above this one say that the whole text is included. */
const wholeMarks = 32;

/** The smallest numbers, each once, in ascending order. */
function smallest(pairs: readonly number[], count: number): number[] {
  const found: number[] = [];
  for (const pair of pairs) {
    const isFull = found.length === count;
    if (isFull && pair >= (found[count - 1] ?? 0)) continue;
    if (found.includes(pair)) continue;
    let place = isFull ? count - 1 : found.length;
    for (; place > 0 && (found[place - 1] ?? 0) > pair; place--)
      found[place] = found[place - 1] ?? 0;
    found[place] = pair;
  }
  return found;
}

function writeNumbers(numbers: Iterable<number>, width: number): string {
  return [...numbers].map((number) => digitsOf(number, width)).join('');
}

function topBits(pair: number, bits: number): number {
  return pair >>> (32 - bits);
}

function digitsOf(number: number, width: number): string {
  let written = '';
  for (let shift = 6 * (width - 1); shift >= 0; shift -= 6)
    written += digit((number >>> shift) & 63);
  return written;
}

function numberOf(written: string): number {
  return [...written].reduce((number, character) => number * 64 + alphabet.indexOf(character), 0);
}

function digit(value: number): string {
  return alphabet.charAt(value);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A decoded fingerprint. */
export interface Sample {
  /** The upper bits of the sampled pairs. */
  numbers: Set<number>;
  /** How many upper bits there are of each number. */
  bits: number;
  /** The sample holds every number of its text up to this one. */
  highest: number;
  /** All pairs are in the sample and some are repeated: the text is longer than the sample says. */
  isRepeated: boolean;
}

export interface Comparison {
  /** The numbers of the sample that are in the text. */
  hits: Set<number>;
  /** Share of the sampled text that is in the text, 0 to 1. */
  kept: number;
  /** Share of the text that comes from the sampled text, 0 to 1. */
  taken: number;
}
