import { count } from './numbers.ts';
import type { Found } from './found.ts';
import { isAlike, type Old } from './passages.ts';
import { type Survey, tiny } from './survey.ts';

/**
 * The places where a text may have gone: sections that have changed, and unchanged ones only if
 * they contain all of it.
 */
export function openPlaces({ evidence }: Survey, { unchanged }: Found, old: Old): number[] {
  return evidence.likelyPlacesOf(old).filter((place) => {
    if (!unchanged.has(place)) return true;
    const { kept, whole } = evidence.at(old, place);
    return (
      old.sample.numbers.size >= tiny &&
      (whole >= 0.9 || (evidence.ownOf(old) >= tiny && kept >= 0.7))
    );
  });
}

/**
 * Of several places, the one that has most of a text (apart from what is at `other`); of equals,
 * the one with least beside it.
 */
export function bestOf(
  { evidence }: Survey,
  { holders }: Found,
  old: Old,
  places: readonly number[],
  other?: number,
): number | undefined {
  const chance = (place: number): number =>
    evidence.beside(old, place, other) +
    0.2 * evidence.at(old, place).taken +
    (holders.has(place) ? 0 : 0.01);
  return places.reduce<number | undefined>(
    (best, place) => (best === undefined || chance(place) > chance(best) ? place : best),
    undefined,
  );
}

/**
 * Whether no other place has nearly as much of the text, be it another part or the same small part.
 * Of two places that both have most of it, either will do.
 */
export function dominates(
  { evidence, news }: Survey,
  { unchanged }: Found,
  old: Old,
  best: number,
  places: readonly number[],
): boolean {
  const { share, kept, hits } = evidence.at(old, best);
  const isNamed = (place: number): boolean => isAlike(old.name, news[place]?.name ?? '');
  const whole = evidence.wholeAt(old, best);
  // What the text shares with others, such as a copy, counts where there is much more of it.
  const hasMore = (place: number): boolean =>
    !unchanged.has(place) && evidence.wholeAt(old, place) > 1.25 * whole;
  if (evidence.placesOf(old).some(hasMore)) return false;
  return places.every((place) => {
    if (place === best) return true;
    if (evidence.beside(old, place, best) * 1.6 > share) return false;
    if (kept >= 0.6 || (isNamed(best) && !isNamed(place))) return true;
    const other = evidence.at(old, place);
    const isSame = count(other.hits & hits) >= old.sample.numbers.size / 4;
    const isCopy = isSame && other.share >= share - 0.25;
    return !isCopy;
  });
}

/**
 * Whether all that is left of a text is in one place; no other has more of it than any text has of
 * another.
 */
export function isOnlyHere({ evidence }: Survey, old: Old, place: number): boolean {
  const whole = evidence.wholeAt(old, place);
  if (whole < 0.25) return false;
  return evidence
    .placesOf(old)
    .every(
      (other) => other === place || evidence.wholeAt(old, other) <= whole / (whole < 0.3 ? 3 : 2),
    );
}
