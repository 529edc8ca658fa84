/**
 * Brings a text file into the one form the rest of the code expects: no byte order mark, lines that end
 * in `\n`, and letters composed as in Unicode Normalization Form C ("u" + "¨" becomes "ü").
 * Lines keep their numbers.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}
