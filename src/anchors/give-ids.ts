import { assignIds } from './assign.ts';
import { chain } from './ledger/ledger.ts';
import type { Found } from './match/found.ts';
import type { Survey } from './match/survey.ts';
import { slug } from './slug.ts';

/**
 * The id of each section, by precedence: the id that its author wrote; the id recorded for it; a
 * former id of it, if the heading has that wording again; otherwise a new id that no section of the
 * article has ever had.
 */
export function giveIds(
  { records, passages }: Survey,
  found: Found,
): { ids: string[]; conflicts: Conflict[] } {
  const owned = ownedBy(records, found);
  const conflicts: Conflict[] = [];
  const ids = passages.map(({ heading, authorId }, place) => {
    const isOwn = (id: string): boolean => owned.get(id) === place;
    if (authorId !== undefined) {
      if (isOwn(authorId)) return authorId;
      if (!records.has(authorId)) return undefined;
      if (!found.doubts.has(authorId)) conflicts.push({ id: authorId, place });
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

/** The section that each recorded id leads to, by index. */
export function ownedBy(
  records: Survey['records'],
  { places, doubts }: Found,
): Map<string, number> {
  const owned = new Map<string, number>();
  for (const id of records.keys()) {
    const end = chain(records, id).find((step) => places.has(step) || doubts.has(step));
    const place = end === undefined ? undefined : places.get(end);
    if (place !== undefined) owned.set(id, place);
  }
  return owned;
}

export interface Conflict {
  id: string;
  place: number;
}
