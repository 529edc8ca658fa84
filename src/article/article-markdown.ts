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
  return `---\n${stringify(published, { lineWidth: 0 })}---\n\n${body.trim()}\n`;
}

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
