/** Compares two words as Pagefind sorts them: by code points. */
export function compareWords(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1)
    if (a.charCodeAt(at) !== b.charCodeAt(at))
      return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  return a.length - b.length;
}

/** The shortest beginning of `word` that sorts after `before`. */
export function shortestBehind(before: string, word: string): string {
  const own = [...word];
  const other = [...before];
  const at = own.findIndex((sign, index) => sign !== other[index]);
  return own.slice(0, at + 1).join('');
}

/** The last of all strings that sort before a word. */
export function lastBefore(word: string): string {
  const signs = [...word];
  const last = signs.pop()?.codePointAt(0) ?? 0;
  // There are no characters from D800 to DFFF.
  return signs.join('') + String.fromCodePoint(last === 0xe000 ? 0xd7ff : last - 1) + lastSign;
}

/** The last character of Unicode: a word that begins with it sorts after all others. */
export const lastSign = '\u{10ffff}';
