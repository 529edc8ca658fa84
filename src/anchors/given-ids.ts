import type { Decisions } from './decide.ts';
import type { LedgerRecord } from './ledger/ledger.ts';
import type { Passage } from './match/passages.ts';

/**
 * The records once their author has given former ids, or ids of removed sections, to sections of
 * today: what led to such an id leads to where that led, or was removed with it.
 */
export function withoutGiven(
  recorded: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  answers: Decisions,
): ReadonlyMap<string, LedgerRecord> {
  const given = passages.flatMap(({ authorId: id = '' }) => {
    const { now, removed } = recorded.get(id) ?? {};
    return answers.get(id) === 'kept' && (now !== undefined || removed) ? [id] : [];
  });
  if (given.length === 0) return recorded;
  const records = new Map(recorded);
  for (const id of given) {
    const { now, text } = records.get(id) ?? {};
    for (const [other, known] of records) {
      if (known.now !== id) continue;
      const { now: _, ...rest } = known;
      const gone = { removed: true as const, ...(text !== undefined && { text }) };
      records.set(other, now === undefined ? { ...gone, ...rest } : { ...known, now });
    }
  }
  return records;
}
