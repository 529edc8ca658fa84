import type { Decision } from './decide.ts';
import type { Found } from './match/found.ts';
import type { Survey } from './match/survey.ts';

/**
 * Answers for a rewritten article: each section in doubt becomes the one with its heading, or else
 * the one at its position between the sections that are known. `ids` are the ids that the questions
 * used.
 */
export function keepInOrder(
  survey: Survey,
  found: Found,
  ids: readonly string[],
): Map<string, Decision> {
  const { live, passages } = survey;
  const answers = new Map<string, Decision>();
  const known = new Set([...found.places.values(), ...namesakes(found)]);
  const isFree = (place: number): boolean => !known.has(place);
  const placeOf = (id: string): number | undefined => found.places.get(id) ?? found.doubts.get(id);
  let last = -1;
  live.forEach(({ id }, index) => {
    if (!found.doubts.has(id)) {
      last = Math.max(last, found.places.get(id) ?? -1);
      return;
    }
    const namesake = found.doubts.get(id);
    if (namesake !== undefined) {
      answers.set(id, 'kept');
      last = Math.max(last, namesake);
      return;
    }
    const end = Math.min(
      passages.length,
      ...live.slice(index + 1).flatMap((other) => {
        const place = placeOf(other.id);
        return place !== undefined && place > last && place < passages.length ? [place] : [];
      }),
    );
    let place = last + 1;
    while (place < end && !isFree(place)) place++;
    if (place < end) last = place;
    answers.set(id, { to: ids[Math.max(0, last)] ?? '' });
  });
  return answers;
}

function namesakes({ doubts }: Found): number[] {
  return [...doubts.values()].filter((place) => place !== undefined);
}
