import { chain, type LedgerRecord } from './ledger/ledger.ts';
import { rank, recordedOrder } from './ledger/order.ts';
import { compare, fingerprint, readFingerprint, type Sample } from './match/fingerprint.ts';
import { readText } from './match/read-text.ts';
import type { Lead, Passage } from './match/passages.ts';

/**
 * The ids of an article whose text is exactly as it was recorded: the common case, and a fast one.
 * Texts that other sections absorbed must still be there. Only the order of sections may need
 * recording.
 */
export function unchanged(
  recorded: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  lead: Lead,
): { ids: string[]; records: ReadonlyMap<string, LedgerRecord> } | undefined {
  const ids = sameIds(recorded, passages);
  if (!ids) return undefined;
  for (const [id, { now, text, part, removed, answer }] of recorded) {
    if (answer !== undefined) return undefined;
    const sample = readFingerprint(part ?? text ?? '');
    // The text of a removed section may have come back before the first heading.
    if (removed && sample && mayHold(lead, sample)) return undefined;
    if (!sample || now === undefined) continue;
    const goal = chain(recorded, id).at(-1) ?? '';
    const place = ids.indexOf(goal);
    const html = goal === '' ? lead.html : passages[place]?.html;
    if (html !== undefined && compare(sample, readText(html)).kept < 1) return undefined;
  }
  const ranks = rank(ids, recorded);
  if (ids.every((id, place) => recorded.get(id)?.at === ranks[place]))
    return { ids, records: recorded };
  const records = new Map(recorded);
  ids.forEach((id, place) => {
    const { at: _, ...known } = recorded.get(id) ?? { heading: '' };
    const at = ranks[place];
    records.set(id, { ...known, ...(at !== undefined && { at }) });
  });
  return { ids, records };
}

/** Whether a lead that is not as recorded has enough of a text for an address to lead there. */
function mayHold({ html, recorded }: Lead, sample: Sample): boolean {
  const text = readText(html);
  return compare(sample, text).kept >= 0.25 && fingerprint(text) !== recorded;
}

function sameIds(
  recorded: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
): string[] | undefined {
  const live = recordedOrder(recorded);
  if (live.length !== passages.length) return undefined;
  const idsOf = new Map<string, string[]>();
  for (const id of live) {
    const { text, heading } = recorded.get(id) ?? { heading: '' };
    const key = `${text} ${heading}`;
    const ids = idsOf.get(key);
    if (ids) ids.push(id);
    else idsOf.set(key, [id]);
  }
  const ids = passages.map((passage) => {
    const { heading, authorId, print = fingerprint(readText(passage.html)) } = passage;
    const id = idsOf.get(`${print} ${heading}`)?.shift();
    return authorId === undefined || authorId === id ? id : undefined;
  });
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
