/**
 * Normalises what editors and systems save differently, without changing line numbers.
 *
 * Removes the byte order mark and control characters that XML feeds cannot contain, converts CRLF
 * and CR to LF, composes letters and marks (NFC), replaces lone surrogates, and accepts a
 * non-breaking space after the `#` of a heading.
 *
 * - before: `\uFEFF##\u00A0U\u0308ber uns\r\n`
 * - after: `## Über uns\n`
 */
export function normaliseInput(markdown: string): string {
  return markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(forbidden, '')
    .replace(/(?<=^ {0,3}#{1,6})[\u00A0\u2007\u202F]+/gm, ' ')
    .toWellFormed()
    .normalize('NFC');
}

/** https://www.w3.org/TR/xml/#charsets, without the line feed and the tab. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
