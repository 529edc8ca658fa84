/**
 * Short articles for tests: each section is a heading and twenty sentences that occur nowhere else.
 */
import type { Decision } from './decide.ts';
import type { LedgerRecord } from './ledger/ledger.ts';
import { leadingTo, reconcile, type Reconciled } from './reconcile.ts';

export type Written = [heading: string, text: string, authorId?: string];
export type Records = ReadonlyMap<string, LedgerRecord>;

/** Twenty different sentences, unique to the name. */
export const text = (name: string, from = 0, to = 20): string =>
  Array.from(
    { length: to - from },
    (_, index) => `${name} satz${from + index} sagt ${name}${from + index} etwas.`,
  ).join(' ');

export const settle = (
  records: Records,
  sections: Written[],
  decisions: Record<string, Decision> = {},
  lead = '',
): Reconciled =>
  reconcile(
    records,
    sections.map(([heading, html, authorId], index) => ({
      heading,
      html,
      authorId,
      line: index + 1,
    })),
    new Map(Object.entries(decisions)),
    { lead: { html: lead } },
  );

export const recorded = (...sections: Written[]): Records => settle(new Map(), sections).records;

/** Where every id leads: a section's number from 1, 0 for the lead, or `removed`. */
export function goals({ ids, records }: Reconciled): Record<string, number | 'removed'> {
  const { former, leadIds, removed } = leadingTo(records);
  const entries = ids.flatMap((id, index) =>
    [id, ...(former.get(id) ?? [])].map((name): [string, number] => [name, index + 1]),
  );
  return {
    ...Object.fromEntries(entries),
    ...Object.fromEntries(leadIds.map((id) => [id, 0])),
    ...Object.fromEntries(removed.map(({ id }) => [id, 'removed' as const])),
  };
}

export const [a, b, c] = [text('a'), text('b'), text('c')];
