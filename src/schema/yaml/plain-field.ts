/**
 * Reads a field in one of the most common forms without the YAML parser: text on the line of the
 * name, folded text below it, or a list, in brackets or with one line per entry. `undefined` for
 * any other form, and wherever the text contains a character that could be YAML syntax.
 *
 * - `topics: [Energie, Wasser]` → `['Energie', 'Wasser']`
 */
export function readPlainField(lines: readonly string[]): PlainField | undefined {
  const [first = '', ...below] = lines;
  if (below.length === 0) {
    const [, text, list] = onOneLine.exec(first) ?? [];
    if (text !== undefined) return { value: text, rows: [] };
    return list === undefined ? undefined : { value: list.split(', '), rows: [] };
  }
  if (/^[a-z]+: >-$/.test(first) && below.every((line) => foldedLine.test(line)))
    return { value: below.map((line) => line.slice(2)).join(' '), rows: [] };
  if (/^[a-z]+:$/.test(first) && below.every((line) => entryLine.test(line)))
    return { value: below.map((line) => line.slice(4)), rows: below.map((_, index) => index + 1) };
  return undefined;
}

/** A letter or digit first, and no comment or further key after it. */
const text = String.raw`[\p{L}\d](?:[^:#\p{C}]|:(?=\S))*(?<!\s)`;
const word = String.raw`[\p{L}\d][^:#,[\]{}\p{C}]*(?<!\s)`;
const onOneLine = new RegExp(`^[a-z]+: (?:(${text})|\\[(${word}(?:, ${word})*)\\])$`, 'u');
const entryLine = new RegExp(`^ {2}- ${text}$`, 'u');
const foldedLine = /^ {2}\S[^\p{C}]*(?<!\s)$/u;

export interface PlainField {
  value: string | string[];
  /** The line of each list entry, counted from the field's; empty if all are on that line. */
  rows: number[];
}
