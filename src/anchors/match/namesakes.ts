import { follow } from '../ledger/ledger.ts';
import type { Found } from './found.ts';
import type { Old } from './passages.ts';
import { hasName, isTiny, type Survey } from './survey.ts';

/**
 * Holds sections whose heading and text are as recorded; identical ones are matched in their order.
 */
export function holdUnchanged(survey: Survey, found: Found): void {
  const { evidence, live, lead, beginning } = survey;
  const isSame = (old: Old, place: number): boolean => {
    const { whole, taken } = evidence.at(old, place);
    return whole >= 0.95 && taken >= 0.95;
  };
  const byName = placesByName(survey);
  const ordinals = new Map<string, number>();
  const pairs = live.flatMap((old) => {
    const ordinal = ordinals.get(old.name) ?? 0;
    ordinals.set(old.name, ordinal + 1);
    return namesakesOf(survey, byName, old).flatMap((place, index) =>
      isSame(old, place) ? [{ old, place, distance: Math.abs(index - ordinal) }] : [],
    );
  });
  for (const { old, place } of pairs.sort((a, b) => a.distance - b.distance)) {
    if (found.places.has(old.id) || found.holders.has(place)) continue;
    found.hold(old.id, place);
    found.unchanged.add(place);
  }
  if (beginning ? isSame(beginning, lead) : survey.news[lead]?.text.words === 0)
    found.unchanged.add(lead);
}

/**
 * Assigns each remaining section at most one that has its heading: likeliest pairs first, then by
 * order.
 */
export function assignNamesakes(survey: Survey, found: Found): Map<Old, number> {
  const { evidence, live, news } = survey;
  const byName = placesByName(survey);
  const olds = live.filter(({ id }) => !found.places.has(id));
  const assigned = new Map<Old, number>();
  const taken = new Set(found.holders.keys());
  const assign = (old: Old, place: number): void => {
    if (assigned.has(old) || taken.has(place)) return;
    assigned.set(old, place);
    taken.add(place);
  };
  const pairs = olds.flatMap((old, index) =>
    namesakesOf(survey, byName, old)
      .filter((place) => !taken.has(place))
      .map((place) => {
        const isWritten = news[place]?.authorId === old.id;
        const { kept, taken: part } = evidence.at(old, place);
        return { old, place, isWritten, likeness: kept + part, distance: Math.abs(index - place) };
      }),
  );
  pairs
    .filter(({ isWritten, likeness, old }) => isWritten || (likeness > 0 && !isTiny(old)))
    .sort(
      (a, b) =>
        Number(b.isWritten) - Number(a.isWritten) ||
        b.likeness - a.likeness ||
        a.distance - b.distance,
    )
    .forEach(({ old, place }) => assign(old, place));
  const inOrder = (isTheirs: (old: Old) => boolean): void => {
    for (const old of olds) {
      if (assigned.has(old) || !isTheirs(old)) continue;
      const place = namesakesOf(survey, byName, old).find((place) => !taken.has(place));
      if (place !== undefined) assign(old, place);
    }
  };
  inOrder(isTiny);
  inOrder(() => true);
  return assigned;
}

function placesByName({ passages, news, records }: Survey): Map<string, number[]> {
  const places = new Map<string, number[]>();
  passages.forEach(({ authorId }, place) => {
    const names = [
      `name ${news[place]?.name}`,
      ...(authorId === undefined ? [] : [`#${follow(records, authorId)}`]),
    ];
    for (const name of names) places.set(name, [...(places.get(name) ?? []), place]);
  });
  return places;
}

/** The places that have the name of a section, first the one where the author wrote its id. */
function namesakesOf(survey: Survey, byName: Map<string, number[]>, old: Old): number[] {
  const places = [...(byName.get(`#${old.id}`) ?? []), ...(byName.get(`name ${old.name}`) ?? [])];
  return [...new Set(places)].filter((place) => hasName(survey, old, place));
}
