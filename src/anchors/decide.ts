import { giveIds } from './give-ids.ts';
import { type LedgerRecord, follow } from './ledger/ledger.ts';
import type { Matching } from './match/match.ts';
import { type Passage, nameOf } from './match/passages.ts';

/** Puts what was decided in place of what is sought; gives back what cannot be done, and the sections that were settled. */
export function decide(
  records: Map<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
  decisions: Decisions,
): { refusals: Refusal[]; settled: Set<number> } {
  const refusals: Refusal[] = [];
  const settled = new Set<number>();
  // The ids that the questions named: nothing has been decided yet.
  const { ids } = giveIds(records, passages, found);
  const selves = new Map(
    [...found.sought.keys()].map((id) => {
      const heading = records.get(id)?.heading ?? '';
      return [id, namesake(id, heading, passages, found)];
    }),
  );
  for (const [id, decision] of decisions) {
    const refuse = (reason: string): void => void refusals.push({ id, reason });
    const known = records.get(id);
    if (!known) {
      refuse('it is not recorded');
      continue;
    }
    if (known.removed) {
      if (decision !== 'removed') refuse('it was removed');
      continue;
    }
    if (!found.sought.has(id)) {
      const goal = follow(records, id);
      const isDone =
        typeof decision === 'object' &&
        (decision.to === goal || ids[found.joined.get(id) ?? -1] === decision.to);
      if (!isDone) refuse('its section stands in the article');
      continue;
    }
    if (decision === 'removed') {
      records.set(id, withoutNow({ ...known, removed: true }));
    } else {
      const self = selves.get(id);
      const place = decision === 'kept' ? self : placeOf(ids, records, decision.to);
      if (place === undefined) {
        const { to } = decision === 'kept' ? { to: undefined } : decision;
        refuse(
          to === undefined
            ? 'there is not one section that has its heading and no other address'
            : `the article has no section “${to}”`,
        );
        continue;
      }
      if (found.traces.get(id)?.some((other) => other !== place)) leave(records, id, known.text);
      // Two may be said to be the same section: the first keeps its address, the other leads there.
      if (place === self && !found.holders.has(place)) found.holders.set(place, id);
      else {
        found.joined.set(id, place);
        // Its text is not there to be followed: from here on it goes with the section.
        records.set(id, { heading: known.heading, now: ids[place] ?? '' });
      }
      settled.add(place);
    }
    found.sought.delete(id);
  }
  return { refusals, settled };
}

/** What went with a section that was divided is looked for where its text is: the answer was for the section alone. */
function leave(records: Map<string, LedgerRecord>, id: string, text: string | undefined): void {
  for (const [other, { heading, now, text: own }] of [...records])
    if (now === id && own === undefined && text !== undefined)
      records.set(other, { heading, now, text });
}

/** The one section that has the heading (or the id, written by its author) and no address recorded for itself. */
export function namesake(
  id: string,
  heading: string,
  passages: readonly Passage[],
  found: Matching,
): number | undefined {
  const places = passages.flatMap((passage, place) => {
    const hasName = passage.authorId === id || nameOf(passage.heading) === nameOf(heading);
    return hasName && !found.holders.has(place) ? [place] : [];
  });
  return places.length === 1 ? places[0] : undefined;
}

function placeOf(
  ids: readonly string[],
  records: ReadonlyMap<string, LedgerRecord>,
  id: string,
): number | undefined {
  // A former id may be that of a section again.
  const place = ids.includes(id) ? ids.indexOf(id) : ids.indexOf(follow(records, id));
  return place < 0 ? undefined : place;
}

function withoutNow({ now: _, ...known }: LedgerRecord): LedgerRecord {
  return known;
}

/** What an author answered, by id: removed on purpose; still the section of that heading; or continued in the section with the id `to`. */
export type Decisions = ReadonlyMap<string, Decision>;

export type Decision = 'removed' | 'kept' | { to: string };

export interface Refusal {
  id: string;
  reason: string;
}
