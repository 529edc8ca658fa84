import { stringify } from 'yaml';
import type { PartialDate } from '../schema/partial-date.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';

/**
 * An article as Markdown: its checked front matter in a fixed order, and its body unchanged. `note`
 * is a comment on one line at the top of the front matter.
 */
export function printMarkdown(frontmatter: Frontmatter, body: string, note?: string): string {
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
  const comment = note === undefined ? '' : `# ${note}\n`;
  return `---\n${comment}${lines.join('')}---\n\n${body.trim()}\n`;
}

/**
 * One field as YAML. The library is used only where a text needs quotes or has parts of its own.
 */
export function printField(key: string, value: unknown): string {
  if (isPlain(value)) return `${key}: ${value}\n`;
  if (Array.isArray(value) && value.length > 0 && value.every(isPlain))
    return `${key}:\n${value.map((item) => `  - ${item}\n`).join('')}`;
  return stringify({ [key]: value }, { lineWidth: 0 });
}

/** Whether a text is a plain scalar in YAML (https://yaml.org/spec/1.2.2/#733-plain-style). */
function isPlain(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(value)) return true;
  return plainText.test(value) && !/^(?:true|false|null)$/i.test(value);
}

/** Starts with a letter, contains no colon or number sign, and does not end with a space. */
const plainText =
  /^\p{L}(?:[\p{L}\p{N} ,.;–—„“”‚‘’«»()/&+*%!?-]*[\p{L}\p{N},.;–—„“”‚‘’«»()/&+*%!?-])?$/u;

/** In YAML a year is a number, everything more precise a string. */
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
