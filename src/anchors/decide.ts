import { follow } from './ledger/ledger.ts';
import type { Found } from './match/found.ts';
import { nameOf } from './match/passages.ts';
import { hasName, type Survey } from './match/survey.ts';

/**
 * Replaces doubts by what the author decided. `ids` are the ids that the questions used. Returns
 * why decisions about ids in doubt cannot be followed.
 */
export function decide(
  survey: Survey,
  found: Found,
  ids: readonly string[],
  decisions: Decisions,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [id, decision] of decisions) {
    if (!found.doubts.has(id)) continue;
    const namesake = namesakeOf(survey, found, id);
    if (decision === 'removed') found.removed.add(id);
    else {
      const place = decision === 'kept' ? namesake : placeOf(survey, ids, decision.to);
      if (place === undefined) {
        refusals.push({
          id,
          reason:
            decision === 'kept'
              ? 'no section has its heading'
              : `the article has no section “${typeof decision === 'object' ? decision.to : ''}”`,
        });
        continue;
      }
      // Two ids may be declared to be the same section: the first keeps its address, the other
      // redirects to it.
      if (place === namesake && !found.holders.has(place)) found.hold(id, place);
      else found.places.set(id, place);
    }
    found.doubts.delete(id);
    found.decided.add(id);
  }
  return refusals;
}

/** Why decisions about ids that are not in doubt cannot be followed. */
export function refuse(
  { records }: Survey,
  asked: Found,
  found: Found,
  ids: readonly string[],
  decisions: Decisions,
): Refusal[] {
  return [...decisions].flatMap(([id, decision]): Refusal[] => {
    if (found.decided.has(id) || found.doubts.has(id) || asked.doubts.has(id)) return [];
    const known = records.get(id);
    if (!known) return [{ id, reason: 'it is not recorded' }];
    if (known.removed && !found.places.has(id))
      return decision === 'removed' ? [] : [{ id, reason: 'it was removed' }];
    const place = found.places.get(id);
    const isSo =
      decision === 'kept'
        ? place !== undefined && found.holders.get(place) === id
        : typeof decision === 'object' &&
          (decision.to === follow(records, id) ||
            (place !== undefined && ids[place] === decision.to));
    return isSo ? [] : [{ id, reason: 'its section is in the article' }];
  });
}

/** Writes an answer as the ledger keeps it; `readAnswer` reads it back. */
export function printAnswer(decision: Decision): string {
  return typeof decision === 'string' ? decision : `#${decision.to}`;
}

/** Reads an answer that `printAnswer` wrote. */
export function readAnswer(answer: string): Decision {
  if (answer.startsWith('#')) return { to: answer.slice(1) };
  return answer === 'kept' ? 'kept' : 'removed';
}

/**
 * The section with the heading or the id of one in doubt, provided there is exactly one without
 * another id.
 */
export function namesakeOf(survey: Survey, found: Found, id: string): number | undefined {
  const namesake = found.doubts.get(id);
  if (namesake !== undefined) return namesake;
  const { records, passages } = survey;
  const { heading = '' } = records.get(id) ?? {};
  const old = { id, name: nameOf(heading) };
  const places = [...passages.keys()].filter((place) => hasName(survey, old, place));
  return places.find((place) => !found.holders.has(place)) ?? places[0];
}

function placeOf(
  { records, lead }: Survey,
  ids: readonly string[],
  id: string,
): number | undefined {
  if (id === '') return lead;
  // A former id may have become a section's id again.
  const place = ids.includes(id) ? ids.indexOf(id) : ids.indexOf(follow(records, id));
  return place < 0 ? undefined : place;
}

/**
 * What an author answered, by id: the section was removed on purpose; it is still the section with
 * its heading; or it continues in the section with the id `to`, where an empty string means the
 * text before the first heading.
 */
export type Decisions = ReadonlyMap<string, Decision>;

export type Decision = 'removed' | 'kept' | { to: string };

export interface Refusal {
  id: string;
  reason: string;
}
