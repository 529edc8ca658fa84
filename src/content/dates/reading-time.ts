/**
 * Minutes a text takes to read, as a range: slow readers manage about 180 words a minute, fast ones
 * about 260.
 */
export function readingMinutes(words: number): { from: number; to: number } {
  return { from: Math.max(1, Math.round(words / 260)), to: Math.max(1, Math.ceil(words / 180)) };
}

/**
 * Words in a piece of HTML: runs of letters and digits, joined by single signs such as hyphens and
 * points.
 */
export function countWords(html: string): number {
  const text = html.replace(/<[^>]*>/g, ' ');
  let words = 0;
  let beforePrevious = gap;
  let previous = gap;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0;
    if (code > lastUnit) index++;
    const kind = kinds[code] || findKind(code);
    const isJoined = previous === letter || (previous === joint && beforePrevious === letter);
    if (kind === letter && !isJoined) words++;
    beforePrevious = previous;
    previous = kind;
  }
  return words;
}

function findKind(code: number): number {
  const character = String.fromCodePoint(code);
  const kind = /[\p{L}\p{N}]/u.test(character) ? letter : /[-’'.,]/.test(character) ? joint : gap;
  return (kinds[code] = kind);
}

const gap = 1;
const letter = 2;
const joint = 3;
const lastUnit = 0xffff;
/** The kinds of UTF-16 code units looked up so far. */
const kinds = new Uint8Array(lastUnit + 1);
