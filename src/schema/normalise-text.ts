/**
 * Normalises a text file: no byte order mark, LF line endings, and letters composed as in Unicode
 * Normalization Form C ("u" + "¨" becomes "ü"). Line numbers do not change.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}
