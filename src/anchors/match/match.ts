import { type Comparison, compare, shared } from './fingerprint.ts';
import { type LedgerRecord, chain, follow } from '../ledger/ledger.ts';
import { type New, type Old, type Passage, hasName, isAlike, toNew, toOld } from './passages.ts';

/**
 * Finds the section of an article in which the text of each recorded section stands today.
 *
 * A section is *kept* where the heading (or the id that the author wrote) is the same and a good part of the text is,
 * or where the text says enough by itself. Several recorded sections may be found in one section: one of them holds it,
 * the others have joined it. What could as well be something else is not found: text that stood in other sections too
 * tells nothing, nor does one of two sections that resemble the recorded one alike.
 */
export function match(
  records: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
): Matching {
  const found: Matching = {
    holders: new Map(),
    joined: new Map(),
    sought: new Map(),
    parting: new Set(),
    traces: new Map(),
  };
  const olds = [...records].flatMap(([id, record]) => toOld(id, record));
  const news = passages.map(toNew);
  const live = olds.filter(({ record }) => record.now === undefined);
  const former = olds.filter(({ record }) => record.now !== undefined);
  const owns = new Map<Old, Set<number>>();
  const comparisons = new Map<Old, Comparison[]>();
  const at = (old: Old, place: number): Comparison => {
    const known = comparisons.get(old) ?? news.map(({ text }) => compare(old.sample, text));
    comparisons.set(old, known);
    return known[place] ?? nothing;
  };
  const isOpen = ({ id }: Old): boolean =>
    !found.joined.has(id) && ![...found.holders.values()].includes(id);

  keepNames();
  for (const old of former) returnName(old);
  for (const old of live.filter(isOpen)) join(old, findText(old));
  for (const old of live.filter(isOpen)) keepTiny(old);
  for (const old of former.filter(isOpen)) join(old, stay(old) ?? findText(old));
  for (const old of olds) {
    const place = placeOf(old.id);
    if (place === undefined) {
      found.sought.set(old.id, candidates(old));
      found.traces.set(old.id, traces(old));
    } else if (mayPart(old, place)) found.parting.add(old.id);
  }
  return found;

  /** Same name and a good part of the text: the best pairs first, and none that another pair comes close to. */
  function keepNames(): void {
    const pairs = live
      .flatMap((old) =>
        news.flatMap((section, place) =>
          hasName(old, section) && isStrong(old, place)
            ? [{ old, place, ...at(old, place), isWritten: section.authorId === old.id }]
            : [],
        ),
      )
      .sort((a, b) => Number(b.isWritten) - Number(a.isWritten) || likeness(b) - likeness(a));
    const placed = new Map<Old, Pair>();
    for (const pair of pairs) {
      if (placed.has(pair.old) || found.holders.has(pair.place)) continue;
      placed.set(pair.old, pair);
      found.holders.set(pair.place, pair.old.id);
    }
    const isRival = (pair: Pair, other: Pair): boolean => {
      if (pair.kept >= certain || other.kept < pair.kept - margin) return false;
      if (other.place === pair.place) return !placed.has(other.old);
      return (
        other.old === pair.old &&
        !found.holders.has(other.place) &&
        overlap(at(pair.old, pair.place), at(pair.old, other.place), pair.old)
      );
    };
    const doubtful = [...placed.values()].filter((pair) =>
      pairs.some((other) => other !== pair && isRival(pair, other)),
    );
    for (const { place } of doubtful) found.holders.delete(place);
  }

  /** A section that had been taken in stands again under its heading. */
  function returnName(old: Old): void {
    const places = news.flatMap((section, place) =>
      hasName(old, section) && !found.holders.has(place) && isStrong(old, place) ? [place] : [],
    );
    const [place] = places;
    if (place === undefined || places.length > 1) return;
    const home = placeOf(follow(records, old.id));
    if (home === undefined || at(old, home).kept < at(old, place).kept)
      found.holders.set(place, old.id);
  }

  /**
   * Enough text in common for a section of the same name: a good part of what was there, which is half of it or makes
   * half of what is there.
   */
  function isStrong(old: Old, place: number): boolean {
    const { kept, taken } = at(old, place);
    if (kept >= certain) return true;
    if (ownNumbers(old).size < few) return kept >= 0.8;
    const isOthers = (other: Old): boolean => !isFamily(old, other) && isMostly(other, place);
    if (kept < 0.6 && olds.some(isOthers)) return false;
    return Math.min(kept, keptOwn(old, place)) >= 1 / 3 && Math.max(kept, taken) >= 0.5;
  }

  /** The one place where enough of what is a section's own, and of no other, stands. */
  function findText(old: Old): number | undefined {
    if (ownNumbers(old).size < Math.max(1, Math.min(old.sample.numbers.size, few)))
      return undefined;
    const places = news.flatMap((section, place) => {
      const limit = isAlike(old.name, section.name) ? 0.4 : 0.5;
      const isKept = at(old, place).kept >= limit && keptOwn(old, place) >= limit;
      return isKept && !isAnother(old, place) ? [place] : [];
    });
    const best = places.reduce<number | undefined>(
      (best, place) => (best === undefined || betterThan(old, place, best) ? place : best),
      undefined,
    );
    if (best === undefined || at(old, best).kept >= certain) return best;
    const isRival = (_: New, place: number): boolean =>
      place !== best &&
      at(old, place).kept >= at(old, best).kept - margin &&
      overlap(at(old, best), at(old, place), old);
    return news.some(isRival) ? undefined : best;
  }

  /** The section is the recorded one, edited. */
  function isMostly(old: Old, place: number): boolean {
    const { kept, taken } = at(old, place);
    return kept >= 0.6 && taken >= 0.6;
  }

  /** What stood in no other section but those that had this one's text anyway. */
  function ownNumbers(old: Old): Set<number> {
    const known = owns.get(old);
    if (known) return known;
    const own = new Set(old.sample.numbers);
    for (const other of olds) {
      if (isFamily(old, other)) continue;
      for (const number of shared(old.sample, other.sample)) own.delete(number);
    }
    owns.set(old, own);
    return own;
  }

  function keptOwn(old: Old, place: number): number {
    const own = ownNumbers(old);
    const { hits } = at(old, place);
    return own.size === 0 ? 0 : [...own].filter((number) => hits.has(number)).length / own.size;
  }

  function betterThan(old: Old, place: number, best: number): boolean {
    const difference = likeness(at(old, place)) - likeness(at(old, best));
    return (
      difference > 0 || (difference === 0 && found.holders.has(best) && !found.holders.has(place))
    );
  }

  /** The section there is the one recorded, word for word: it cannot have taken in another. */
  function isUnchanged(place: number): boolean {
    const holder = olds.find(({ id }) => id === found.holders.get(place));
    if (!holder) return false;
    const { kept, taken } = at(holder, place);
    return kept === 1 && taken === 1;
  }

  /** The section there is another one, word for word: not one that led to the old one, with all its text. */
  function isAnother(old: Old, place: number): boolean {
    const holder = olds.find(({ id }) => id === found.holders.get(place));
    const isOne = holder && isFamily(old, holder) && at(old, place).kept >= certain;
    return !isOne && isUnchanged(place);
  }

  /** Where there is next to no text, the heading tells, if only one section has it and only one had it. */
  function keepTiny(old: Old): void {
    const isTiny = ({ sample }: Old): boolean => sample.numbers.size < tiny;
    const isFree = (place: number): boolean =>
      !found.holders.has(place) && ![...found.joined.values()].includes(place);
    const places = news.flatMap((section, place) =>
      hasName(old, section) && isFree(place) ? [place] : [],
    );
    const rivals = live.filter(
      (other) =>
        isTiny(other) && isOpen(other) && places.some((place) => hasName(other, news[place])),
    );
    if (isTiny(old) && places[0] !== undefined && places.length === 1 && rivals.length === 1)
      found.holders.set(places[0], old.id);
  }

  /** What was taken in stays there as long as its text does, and not most of it elsewhere. */
  function stay(old: Old): number | undefined {
    const home = placeOf(follow(records, old.id));
    if (home === undefined || !isStrong(old, home)) return undefined;
    const isMoved = news.some((_, place) => at(old, place).kept > at(old, home).kept + margin);
    return isMoved ? undefined : home;
  }

  function placeOf(id: string): number | undefined {
    return found.joined.get(id) ?? [...found.holders].find(([, holder]) => holder === id)?.[0];
  }

  function join(old: Old, place: number | undefined): void {
    if (place !== undefined) found.joined.set(old.id, place);
  }

  /**
   * The text may go another way than its section: the section has grown around it, or part of it is missing there and
   * stands in another section, or may stand in one that has changed.
   */
  function mayPart(old: Old, place: number): boolean {
    const { hits, kept, taken } = at(old, place);
    if (kept >= 0.8 && taken < 0.8) return true;
    return news.some((_, other) => {
      if (other === place) return false;
      const isThere = [...at(old, other).hits].some((number) => !hits.has(number));
      return kept < 0.8 ? isThere || !isUnchanged(other) : isThere && !isUnchanged(other);
    });
  }

  function isFamily(a: Old, b: Old): boolean {
    return chain(records, a.id).includes(b.id) || chain(records, b.id).includes(a.id);
  }

  /** Where something of it stands, be it too little to say that it went there. */
  function traces(old: Old): number[] {
    return [...news.keys()].filter((place) => !isUnchanged(place) && at(old, place).hits.size >= 2);
  }

  /** Where it may have gone, the likeliest first. */
  function candidates(old: Old): number[] {
    const chance = (place: number): number =>
      at(old, place).kept +
      (hasName(old, news[place]) ? 1 : 0) +
      (found.holders.has(place) ? 0 : 0.1);
    return [...news.keys()]
      .filter((place) => chance(place) >= 0.1)
      .sort((a, b) => chance(b) - chance(a))
      .slice(0, mostCandidates);
  }
}

/** A text that only holds the recorded one is less like it than one that holds nothing else. */
function likeness({ kept, taken }: Comparison): number {
  return kept + taken;
}

/** Two sections hold the same parts of a text, and not a part each. */
function overlap(a: Comparison, b: Comparison, { sample }: Old): boolean {
  return [...a.hits].filter((number) => b.hits.has(number)).length >= sample.numbers.size / 4;
}

const certain = 0.95;
/** Shares closer than this are alike: a share of 19 numbers is off by a tenth as a rule. */
const margin = 0.25;
/** Fewer numbers than this say nothing: a text of at most five words. */
const tiny = 5;
/** Fewer numbers of its own than this do not tell a section from others. */
const few = 4;
const mostCandidates = 4;
const nothing: Comparison = { hits: new Set(), kept: 0, taken: 0 };

/** Places are indexes of passages. */
export interface Matching {
  /** The recorded section that a section is, by place. */
  holders: Map<number, string>;
  /** Where the text of other recorded sections stands, by id. */
  joined: Map<string, number>;
  /** Ids whose text is not found for certain, with the places it may be at. */
  sought: Map<string, number[]>;
  /** For each id in `sought`, all places where something of its text stands. */
  traces: Map<string, number[]>;
  /** Ids found whose text may go another way than the section in which it is found. */
  parting: Set<string>;
}

interface Pair extends Comparison {
  old: Old;
  place: number;
  /** The author wrote the id there. */
  isWritten: boolean;
}
