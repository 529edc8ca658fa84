/**
 * Reads a field written in one of the forms that nearly all are, which spares the YAML parser: text on the line of the
 * name, folded text below it, and a list, in brackets or with a line for each entry. `undefined` for any other form, and
 * wherever YAML could see a sign of its own in the text.
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

/** A letter or a digit, and no comment or further name behind it. */
const text = String.raw`[\p{L}\d](?:[^:#\p{C}]|:(?=\S))*(?<!\s)`;
const word = String.raw`[\p{L}\d][^:#,[\]{}\p{C}]*(?<!\s)`;
const onOneLine = new RegExp(`^[a-z]+: (?:(${text})|\\[(${word}(?:, ${word})*)\\])$`, 'u');
const entryLine = new RegExp(`^ {2}- ${text}$`, 'u');
const foldedLine = /^ {2}\S[^\p{C}]*(?<!\s)$/u;

export interface PlainField {
  value: string | string[];
  /** The line of each entry in a list, counted from the field's; none where all stand on that. */
  rows: number[];
}
