import { follow } from '../ledger/ledger.ts';
import { few } from './evidence.ts';
import { bestOf, dominates, isOnlyHere, openPlaces } from './compare-places.ts';
import type { Found } from './found.ts';
import { assignNamesakes, holdUnchanged } from './namesakes.ts';
import { isAlike, type Old } from './passages.ts';
import { hasName, isTiny, type Survey, tiny } from './survey.ts';

/**
 * Finds the section in which the text of each recorded section is today.
 *
 * Sections that are as recorded stay. Each of the others is *held* under its heading (or the id
 * that the author wrote) unless more of its text is elsewhere; then its address follows the text,
 * where that is certain. Ambiguous cases are in doubt.
 */
export function findLive(survey: Survey, found: Found): void {
  holdUnchanged(survey, found);
  const namesakes = assignNamesakes(survey, found);
  for (const old of survey.live) {
    if (found.places.has(old.id)) continue;
    const place = namesakes.get(old);
    if (place === undefined) followText(survey, found, old);
    else judge(survey, found, old, place);
  }
  followOrder(survey, found);
}

/** Decides about a recorded section whose heading still exists. */
function judge(survey: Survey, found: Found, old: Old, place: number): void {
  const { evidence, news } = survey;
  const { share } = evidence.at(old, place);
  const rivals = openPlaces(survey, found, old).filter((other) => other !== place);
  const wholes = rivals.filter((rival) => isWhole(survey, old, rival));
  const other = bestOf(survey, found, old, wholes.length > 0 ? wholes : rivals, place);
  const rest = other === undefined ? 0 : evidence.beside(old, other, place);
  if (news[place]?.authorId === old.id) {
    if (share >= 0.25 || isTiny(old) || rest < 0.5 || other === undefined)
      found.hold(old.id, place);
    // It has its old heading elsewhere: the author wrote its id in the wrong place.
    else if (news[other]?.name === old.name && !found.holders.has(other)) found.hold(old.id, other);
    else found.doubt(old, place);
    return;
  }
  const isAnothers = share < 0.5 && isMostlyAnother(survey, old, place);
  if (!isAnothers && isThere(survey, found, old, place, rivals)) return found.hold(old.id, place);
  const isElsewhere =
    other !== undefined && rest >= 0.5 && (rest >= 1.6 * share || isWhole(survey, old, other));
  if (isElsewhere && dominates(survey, found, old, other, rivals))
    return void found.places.set(old.id, other);
  found.doubt(old, place);
}

/** Whether the section with the heading has enough of the text, compared with any other place. */
function isThere(
  survey: Survey,
  found: Found,
  old: Old,
  place: number,
  rivals: readonly number[],
): boolean {
  const { evidence } = survey;
  const { share, taken, isReal } = evidence.at(old, place);
  if (isTiny(old)) return true;
  if (!isReal) return false;
  if (isOnlyHere(survey, old, place)) return true;
  const isEnough = (other: number): boolean => {
    const rest = evidence.beside(old, other, place);
    // An unchanged section cannot contain text that moved there.
    if (found.unchanged.has(other)) return share >= 0.5 * evidence.at(old, other).share;
    // Where all of the text was copied, the heading decides between equals.
    if (isWhole(survey, old, other)) return share >= rest;
    // A part that makes up a whole section is as long as that section.
    const isLong = evidence.lengthAt(old, place) >= 0.5 * evidence.lengthAt(old, other);
    const factor = taken >= 0.9 && isLong ? 0.6 : share >= 0.6 ? 1.5 : 2;
    return share >= rest * factor;
  };
  return share >= 0.3 && rivals.every(isEnough);
}

function isWhole({ evidence }: Survey, old: Old, place: number): boolean {
  return evidence.at(old, place).kept >= 0.8;
}

/**
 * Decides about a recorded section whose heading no longer exists: its address follows its text.
 */
function followText(survey: Survey, found: Found, old: Old): void {
  const { evidence, news } = survey;
  const isEmpty = old.sample.numbers.size === 0;
  const twin = isEmpty ? undefined : twinOf(survey, found, old);
  if (twin !== undefined) return void found.places.set(old.id, twin);
  const places = openPlaces(survey, found, old).filter((place) => !isReturned(survey, old, place));
  const best = bestOf(survey, found, old, places);
  const doubt = (): void => found.doubt(old, undefined);
  if (best === undefined) return doubt();
  const { share, own, kept, whole, taken, isReal } = evidence.at(old, best);
  if (old.sample.numbers.size < tiny) {
    const others = places.filter((place) => place !== best && evidence.at(old, place).whole >= 0.5);
    const isExact = whole === 1 && taken === 1 && !found.holders.has(best);
    const isFound = whole === 1 && old.sample.numbers.size >= 3;
    if (others.length === 0 && (isExact || isFound)) found.places.set(old.id, best);
    else doubt();
    return;
  }
  const limit = isAlike(old.name, news[best]?.name ?? '') ? 0.2 : 0.35;
  const isEnough = isReal && share >= limit && (own >= 3 || kept >= 0.95);
  if (isEnough && dominates(survey, found, old, best, places)) found.places.set(old.id, best);
  else doubt();
}

/**
 * Whether the section is one that this one had absorbed, back under its own heading, with no more
 * of the text than that.
 */
function isReturned(survey: Survey, old: Old, place: number): boolean {
  const { evidence, formers, records } = survey;
  if (evidence.at(old, place).kept >= 0.6) return false;
  return formers.some((former) => {
    if (!hasName(survey, former, place) || follow(records, former.id) !== old.id) return false;
    return evidence.at(former, place).kept >= 0.5;
  });
}

/**
 * Decides about headings without text that no longer exist: one between the same two neighbours was
 * reworded, and one of several alike may have been deleted.
 */
function followOrder(survey: Survey, found: Found): void {
  const { live, news, lead } = survey;
  const taken = new Set(found.places.values());
  live.forEach((old, index) => {
    if (old.sample.numbers.size > 0 || found.doubts.get(old.id) !== undefined) return;
    if (!found.doubts.has(old.id)) return;
    const [before, after] = [live[index - 1], live[index + 1]];
    const start = before ? found.places.get(before.id) : -1;
    const end = after ? found.places.get(after.id) : lead;
    const between = start !== undefined && end === start + 2 ? start + 1 : undefined;
    const isFree = between !== undefined && !taken.has(between) && news[between]?.text.words === 0;
    const place = isFree ? between : twinOf(survey, found, old);
    if (place === undefined) return;
    found.doubts.delete(old.id);
    found.places.set(old.id, place);
  });
}

/** A section with the same heading that has the text too, where the text occurred twice. */
function twinOf(survey: Survey, found: Found, old: Old): number | undefined {
  const { evidence, news } = survey;
  return [...found.holders.keys()].find((place) => {
    if (!hasName(survey, old, place)) return false;
    const { size } = old.sample.numbers;
    if (size === 0) return news[place]?.text.words === 0;
    const isCopy = size >= tiny && evidence.ownOf(old) < few;
    return evidence.wholeAt(old, place) >= (isCopy ? 0.65 : 0.95);
  });
}

/** Whether the section is another recorded one, edited. */
function isMostlyAnother({ evidence, live }: Survey, old: Old, place: number): boolean {
  return live.some((other) => {
    if (other === old) return false;
    const { kept, taken } = evidence.at(other, place);
    return kept >= 0.6 && taken >= 0.6;
  });
}
