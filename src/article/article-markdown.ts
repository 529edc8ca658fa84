import { stringify } from 'yaml';
import type { PartialDate } from '../schema/partial-date.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';

/** An article as one Markdown text: the facts that its author wrote, checked and in one order, and the body as it is. */
export function printMarkdown(frontmatter: Frontmatter, body: string): string {
  const { draft: _draft, date, added, updated, corrections, ...facts } = frontmatter;
  const published = withoutEmpty({
    ...facts,
    date: printDate(date),
    added: added && printDate(added),
    updated: updated && printDate(updated),
    corrections: corrections.map((correction) => ({
      ...correction,
      date: printDate(correction.date),
    })),
  });
  const lines = Object.entries(published).map(([key, value]) => printField(key, value));
  return `---\n${lines.join('')}---\n\n${body.trim()}\n`;
}

/** One field as YAML. The library is asked only where a text needs quotation marks or has parts of its own. */
export function printField(key: string, value: unknown): string {
  if (isPlain(value)) return `${key}: ${value}\n`;
  if (Array.isArray(value) && value.length > 0 && value.every(isPlain))
    return `${key}:\n${value.map((item) => `  - ${item}\n`).join('')}`;
  return stringify({ [key]: value }, { lineWidth: 0 });
}

/** Whether a text means itself in YAML, without quotation marks (https://yaml.org/spec/1.2.2/#733-plain-style). */
function isPlain(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(value)) return true;
  return plainText.test(value) && !/^(?:true|false|null)$/i.test(value);
}

/** A letter first, no colon and no number sign, which may end a plain text, and no space at its end. */
const plainText =
  /^\p{L}(?:[\p{L}\p{N} ,.;–—„“”‚‘’«»()/&+*%!?-]*[\p{L}\p{N},.;–—„“”‚‘’«»()/&+*%!?-])?$/u;

/** A year is a number in YAML, everything more precise a string. */
function printDate({ value, precision }: PartialDate): string | number {
  return precision === 'year' ? Number(value) : value;
}

function withoutEmpty(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) =>
        value !== undefined &&
        !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  );
}
