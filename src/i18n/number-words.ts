/**
 * A number with the short word or the other number that a hyphen or dash joins to it, at whose hyphen
 * browsers would break the line: `78-Jährige`, `1990er-Jahre`, `10–12`. A longer word may be divided.
 */
const numberWords =
  /(?<![\p{L}\p{N}.,–-])\d[\d.,]*(?:(?:er)?-\p{L}{1,14}(?![\p{L}\p{M}\p{N}-])|–\d[\d.,]*\d|–\d)/gu;

/** A text in pieces, of which every second one is such a number. */
export function wholeNumbers(text: string): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { index, 0: value } of text.matchAll(numberWords)) {
    pieces.push(text.slice(end, index), value);
    end = index + value.length;
  }
  return [...pieces, text.slice(end)];
}
