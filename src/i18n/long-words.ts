import { hyphenationOf, type Hyphenate } from './hyphenation.ts';

/**
 * Splits a text into runs, and into long words in the parts between which they may be divided. Joined,
 * they are the text. A word reaches from space to space, so that nothing that belongs to it is parted
 * from it; `least` is the number of letters without a hyphen that makes it long.
 *
 * `Das Bundesgesetz` with 12 → `Das `, [`Bundes`, `gesetz`]
 */
export function longWords(text: string, lang: string, least: number): (string | string[])[] {
  const isLong = new RegExp(`[\\p{L}\\p{M}]{${least}}`, 'u');
  const runs: (string | string[])[] = [];
  for (const word of text.split(/([ \t\n]+)/)) {
    const parts = isLong.test(word) && !word.includes('\u00ad') ? partsOf(word, lang) : [word];
    const before = runs.at(-1);
    if (parts.length > 1 && parts.every(({ length }) => length <= most)) runs.push(parts);
    else if (typeof before === 'string') runs[runs.length - 1] = before + word;
    else if (word !== '') runs.push(word);
  }
  return runs;
}

/** The most letters of a part: what fits on every line, such as no address does. */
const most = 14;

/** Hyphenates the letters only: browsers divide at hyphens by themselves. */
function partsOf(word: string, lang: string): string[] {
  const hyphenate = rulesOf(lang);
  return word
    .replaceAll(/[\p{L}\p{M}]{10,}/gu, (letters) => withLongEnds(hyphenate(letters)))
    .split('\u00ad');
}

/** No line begins or ends with a few letters of a word. */
function withLongEnds(word: string): string {
  return word.replaceAll(/\u00ad(?=[^\u00ad]{1,4}$)|(?<=^[^\u00ad]{1,3})\u00ad/gu, '');
}

function rulesOf(lang: string): Hyphenate {
  const known = rules.get(lang) ?? hyphenationOf(lang);
  rules.set(lang, known);
  return known;
}

const rules = new Map<string, Hyphenate>();
