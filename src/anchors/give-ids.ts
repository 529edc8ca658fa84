import { assignIds } from './assign.ts';
import type { LedgerRecord } from './ledger/ledger.ts';
import type { Matching } from './match/match.ts';
import type { Passage } from './match/passages.ts';
import { slug } from './slug.ts';

/**
 * The id of each section: the one its author wrote; or else the one it has; or else one that had led to it, if the
 * heading has that wording again; or else a new one, which no section of the article ever had.
 */
export function giveIds(
  records: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
): { ids: string[]; conflicts: Conflict[] } {
  const owned = ownedBy(records, found);
  const conflicts: Conflict[] = [];
  const ids = passages.map(({ heading, authorId }, place) => {
    const isOwn = (id: string): boolean => owned.get(id) === place;
    if (authorId !== undefined) {
      if (isOwn(authorId)) return authorId;
      if (!records.has(authorId)) return undefined;
      conflicts.push({ id: authorId, place });
    }
    return found.holders.get(place) ?? (isOwn(slug(heading)) ? slug(heading) : undefined);
  });
  const fresh = passages.flatMap((passage, place) =>
    ids[place] === undefined ? [{ passage, place }] : [],
  );
  const wanted = fresh.map(({ passage: { heading, authorId } }) => ({
    text: heading,
    authorId: authorId !== undefined && records.has(authorId) ? undefined : authorId,
  }));
  assignIds(wanted, records.keys()).forEach((id, index) => (ids[fresh[index]?.place ?? -1] = id));
  return { ids: ids.map((id) => id ?? ''), conflicts };
}

/** The place that each recorded id leads to. */
function ownedBy(records: ReadonlyMap<string, LedgerRecord>, found: Matching): Map<string, number> {
  const placeOfHolder = new Map([...found.holders].map(([place, id]) => [id, place]));
  const owned = new Map<string, number>();
  for (const id of records.keys()) {
    const passed = new Set<string>();
    for (
      let step: string | undefined = id;
      step !== undefined && !passed.has(step);
      step = records.get(step)?.now
    ) {
      passed.add(step);
      const place = placeOfHolder.get(step) ?? found.joined.get(step);
      if (place === undefined) {
        if (found.sought.has(step)) break;
        continue;
      }
      owned.set(id, place);
      break;
    }
  }
  return owned;
}

export interface Conflict {
  id: string;
  place: number;
}
