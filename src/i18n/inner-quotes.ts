/**
 * A text that goes between quotation marks: its own double ones become single ones.
 * `Trump warnt vor „nuklearer Erwärmung“` → `Trump warnt vor ‚nuklearer Erwärmung‘`
 */
export function innerQuotes(text: string): string {
  return text.replaceAll(/[„“”»«]/g, (mark) => single[mark] ?? mark);
}

const single: Record<string, string> = { '„': '‚', '“': '‘', '”': '’', '»': '›', '«': '‹' };
