import type { Found } from './found.ts';
import type { Old } from './passages.ts';
import type { Survey } from './survey.ts';

/** The one place with the whole of a text of which less than half is left where its id leads. */
export function copyOf(
  { evidence, news, wholes }: Survey,
  id: string,
  place: number | undefined,
): number | undefined {
  const whole = wholes.get(id);
  if (!whole || (place !== undefined && evidence.wholeAt(whole, place) >= 0.5)) return undefined;
  const places = [...news.keys()].filter((other) => evidence.wholeAt(whole, other) >= 0.9);
  return places.length === 1 ? places[0] : undefined;
}

/** Whether parts of a split text are outside the section, or all of it is in another one. */
export function hasTraces(
  { evidence, news, wholes }: Survey,
  found: Found,
  old: Old,
  place: number | undefined,
): boolean {
  const others = [...news.keys()].filter((other) => other !== place);
  const isCommon = (other: number): boolean => evidence.wholeAt(old, other) >= 0.5;
  if (others.some(isCommon) && (place === undefined || !isCommon(place))) return true;
  const whole = wholes.get(old.id);
  if (whole) {
    const rest = [...whole.sample.numbers].filter((number) => !old.sample.numbers.has(number));
    return others.some((other) => {
      const numbers = evidence.numbersAt(whole, other);
      const left = rest.filter((number) => numbers.has(number)).length;
      return left >= 2 && left >= rest.length / 2;
    });
  }
  if (!found.inherited.has(old.id)) return false;
  const here = place === undefined ? 0 : evidence.at(old, place).share;
  return others.some((other) => {
    const { share, isReal } = evidence.at(old, other);
    return isReal && share >= 0.25 && share > here;
  });
}
