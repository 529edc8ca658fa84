import { chain } from '../ledger/ledger.ts';
import { few } from './evidence.ts';
import { count } from './numbers.ts';
import { bestOf, dominates, isOnlyHere, openPlaces } from './compare-places.ts';
import type { Found } from './found.ts';
import type { Old } from './passages.ts';
import { hasName, type Survey } from './survey.ts';
import { copyOf, hasTraces } from './traces.ts';

/**
 * Finds the texts of former ids that other sections absorbed: in their old place while a good part
 * is there, otherwise wherever they are found with certainty. An id whose text is not found follows
 * its section; it is in doubt only if that section stays.
 */
export function findFormers(survey: Survey, found: Found): void {
  inherit(survey, found);
  const inherited = [...found.inherited.values()].filter(({ id }) => !found.places.has(id));
  for (const old of [...inherited, ...survey.formers]) {
    const home = homeOf(survey, found, old.id);
    if (!returnToName(survey, found, old, home)) followText(survey, found, old, home);
  }
}

/**
 * Whether the text may have left its section: the section has grown around it, or part of the text
 * is only in another section.
 */
export function mayPart({ evidence }: Survey, old: Old, place: number): boolean {
  const { hits, kept, taken } = evidence.at(old, place);
  if (kept >= 0.8 && taken < 0.8) return true;
  return evidence.placesOf(old).some((other) => {
    if (other === place) return false;
    return count(evidence.hitsAt(old, other) & ~hits) >= 2;
  });
}

/** Gives removed sections whose text is back their address back. */
export function findRemoved(survey: Survey, found: Found): void {
  const { evidence } = survey;
  for (const old of survey.removed) {
    const places = evidence.likelyPlacesOf(old).filter((place) => !found.unchanged.has(place));
    const best = bestOf(survey, found, old, places);
    if (best === undefined) continue;
    const { kept, whole, own, taken } = evidence.at(old, best);
    const isFree = !found.holders.has(best) && ![...found.places.values()].includes(best);
    const isNamed = hasName(survey, old, best);
    if (isNamed && isFree && (old.sample.numbers.size < few ? whole + taken === 2 : kept >= 0.5)) {
      found.hold(old.id, best);
      continue;
    }
    const isKnown = evidence.ownOf(old) >= 5 && own >= 5 && kept >= 0.6;
    if (isKnown && dominates(survey, found, old, best, places)) found.places.set(old.id, best);
  }
}

/** Where an id leads: to a place, to none so far, or to none at all. */
export function homeOf({ records }: Survey, found: Found, id: string): Home {
  for (const step of chain(records, id).slice(1)) {
    if (step === '') return { place: undefined, id: '', isLead: true };
    const place = found.places.get(step);
    if (place !== undefined) return { place, id: step };
    if (found.doubts.has(step)) return { place: undefined, id: step };
  }
  return { place: undefined, id: undefined };
}

/**
 * Where a section may have been split, the former ids that went with it follow their own text from
 * here on.
 */
function inherit(survey: Survey, found: Found): void {
  const { records, live } = survey;
  for (const [id, { heading, now, text }] of records) {
    const old = text === undefined ? live.find((one) => one.id === now) : undefined;
    const place = found.places.get(now ?? '');
    if (!old || place === undefined || now === undefined) continue;
    if (!mayPart(survey, old, place)) continue;
    const record = { heading, now, ...(old.record.text && { text: old.record.text }) };
    found.inherited.set(id, { ...old, id, record });
    if (!isSaid(survey, found, now)) found.places.set(id, place);
  }
}

/** Whether the author decided which section an id is, by an answer or by writing the id there. */
function isSaid({ news }: Survey, found: Found, id: string): boolean {
  const place = found.places.get(id);
  return found.decided.has(id) || (place !== undefined && news[place]?.authorId === id);
}

/** Whether an absorbed section is back under its own heading. */
function returnToName(survey: Survey, found: Found, old: Old, { place: home }: Home): boolean {
  const { evidence, passages } = survey;
  const places = [...passages.keys()].filter((place) => {
    if (found.holders.has(place) || place === home || !hasName(survey, old, place)) return false;
    const { kept, whole, isReal } = evidence.at(old, place);
    return whole === 1 || (isReal && kept >= 0.5);
  });
  const [place] = places;
  if (place === undefined || places.length > 1) return false;
  if (home !== undefined && evidence.at(old, home).whole >= evidence.at(old, place).whole)
    return false;
  found.hold(old.id, place);
  return true;
}

function followText(survey: Survey, found: Found, old: Old, home: Home): void {
  const { evidence, lead } = survey;
  const { id } = old;
  const place = home.isLead ? lead : home.place;
  const at = place === undefined ? undefined : evidence.at(old, place);
  const isSmall = old.sample.numbers.size < few;
  const isHome = (share: number, here: number): boolean =>
    share >= 0.95 || isSmall || (share >= 0.5 && isOnlyHere(survey, old, here));
  if (at && place !== undefined && isHome(at.whole, place)) return void found.places.set(id, place);
  const copy = copyOf(survey, id, place);
  if (copy !== undefined) return void found.places.set(id, copy);
  const places = openPlaces(survey, found, old).filter((other) => other !== place);
  const best = bestOf(survey, found, old, places, place);
  const here = at?.share ?? 0;
  const there = best === undefined ? 0 : evidence.beside(old, best, place);
  const total = best === undefined ? 0 : evidence.at(old, best).share;
  if (at?.isReal && place !== undefined && (here >= 0.5 || (here >= 1 / 3 && here >= total)))
    return void found.places.set(id, place);
  const isThere = there >= 0.4 && there >= 1.6 * here;
  if (
    best !== undefined &&
    isThere &&
    evidence.at(old, best).own >= 3 &&
    dominates(survey, found, old, best, places)
  )
    return void found.places.set(id, best);
  // There is already a question or an answer about where the section went.
  const isAsked = chain(survey.records, id).some(
    (step) => found.doubts.has(step) || isSaid(survey, found, step),
  );
  if (home.id === undefined || (isAsked && !hasTraces(survey, found, old, place))) return;
  found.doubt(old, undefined);
}

export interface Home {
  place: number | undefined;
  /** The id that is there, or that is being asked about. */
  id: string | undefined;
  isLead?: true;
}
