/**
 * Splits a text into words and hashes every two neighbours. Markup separates words, case and
 * punctuation are ignored, and in scripts written without spaces every character is a word.
 */
export function readText(html: string): Text {
  const text = html.toLowerCase();
  const pairs: number[] = [];
  let words = 0;
  let previous = 0;
  let word = 0;
  let isMarkup = false;
  let isSingle = false;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : space;
    if (isMarkup || code === lessThan) isMarkup = code !== greaterThan;
    const kind = isMarkup ? gap : kinds[code] || findKind(code);
    const hasEnded = word !== 0 && (kind !== letter || isSingle);
    if (hasEnded) {
      if (words++ > 0) pairs.push(mix(previous, word));
      previous = word;
      word = 0;
    }
    if (kind !== gap) word = Math.imul((word || offset) ^ code, prime) || 1;
    isSingle = kind === wordOfItsOwn;
  }
  if (words === 1) pairs.push(mix(0, previous));
  return { pairs, words };
}

/** A hash of two words in their order, with all bits well mixed (the finaliser of MurmurHash3). */
function mix(first: number, second: number): number {
  let hash = Math.imul(first, 31) ^ second;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function findKind(code: number): number {
  const character = String.fromCharCode(code);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const isLetter = isSurrogate || wordCharacter.test(character);
  const kind = unspaced.test(character) ? wordOfItsOwn : isLetter ? letter : gap;
  return (kinds[code] = kind);
}

const gap = 1;
const letter = 2;
const wordOfItsOwn = 3;
/** The kinds of UTF-16 code units looked up so far. */
const kinds = new Uint8Array(65536);
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const space = 0x20;
const lessThan = 0x3c;
const greaterThan = 0x3e;
/** FNV-1a, for single words. */
const offset = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** A text, prepared for comparison. */
export interface Text {
  /**
   * A 32-bit number for every two neighbouring words, in the order of the text; one number for a
   * single word.
   */
  pairs: number[];
  words: number;
}
