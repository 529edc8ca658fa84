import type { New, Old } from './passages.ts';

/**
 * How much of each recorded text stands in each passage, found by the numbers of the fingerprints: the numbers of all
 * passages are in one sorted list, so that the work grows with the texts and not with pairs of sections. Which numbers of a
 * fingerprint stand in a passage is a mask, with a bit for each of them.
 */
export class Evidence {
  private readonly olds: readonly Old[];
  private readonly isFamily: (a: Old, b: Old) => boolean;
  /** All pairs of words, in rising order, and the passage that each stands in. */
  private readonly sorted: Uint32Array;
  private readonly places: Uint32Array;
  /** The different pairs of each passage, in rising order. */
  private readonly pairs: Uint32Array[];
  private readonly masks = new Map<Old, Int32Array>();
  private readonly bases = new Map<Old, Basis>();
  private readonly shares = new Map<Old, Share[]>();
  /** Recorded texts by the upper bits of their numbers, for every number of bits asked for. */
  private readonly byNumber = new Map<number, Map<number, Old[]>>();

  constructor(olds: readonly Old[], news: readonly New[], isFamily: (a: Old, b: Old) => boolean) {
    this.olds = olds;
    this.isFamily = isFamily;
    this.pairs = news.map(({ text }) => distinct(Uint32Array.from(text.pairs).sort()));
    const entries = new Float64Array(this.pairs.reduce((sum, { length }) => sum + length, 0));
    let next = 0;
    this.pairs.forEach((pairs, place) => {
      for (const pair of pairs) entries[next++] = pair * mostPlaces + place;
    });
    entries.sort();
    this.sorted = new Uint32Array(entries.length);
    this.places = new Uint32Array(entries.length);
    entries.forEach((entry, index) => {
      const pair = Math.floor(entry / mostPlaces);
      this.sorted[index] = pair;
      this.places[index] = entry - pair * mostPlaces;
    });
  }

  /** The passages in which more of a recorded text stands than a pair of words. */
  placesOf(old: Old): number[] {
    const fewest = Math.min(2, old.sample.numbers.size);
    const places: number[] = [];
    this.masksOf(old).forEach((mask, place) => {
      if (mask !== 0 && count(mask) >= fewest) places.push(place);
    });
    return places;
  }

  /** Of these, the ones that have a good part of what any of them has of the text's own. */
  likelyPlacesOf(old: Old): number[] {
    const { mask } = this.basisOf(old);
    const masks = this.masksOf(old);
    const ownAt = (place: number): number => count((masks[place] ?? 0) & mask);
    const places = this.placesOf(old);
    const most = places.reduce((most, place) => Math.max(most, ownAt(place)), 0);
    return places.filter((place) => ownAt(place) >= 0.3 * most);
  }

  /** The numbers of the sample that stand in a passage, as a mask. */
  hitsAt(old: Old, place: number): number {
    return this.masksOf(old)[place] ?? 0;
  }

  /** What of a recorded text stands in one passage. */
  at(old: Old, place: number): Share {
    const shares = this.shares.get(old) ?? [];
    this.shares.set(old, shares);
    return (shares[place] ??= this.weigh(old, place));
  }

  /** Share of the sample that stands in a passage, whatever it is. */
  wholeAt(old: Old, place: number): number {
    const { size } = old.sample.numbers;
    return size === 0 ? 0 : count(this.masksOf(old)[place] ?? 0) / size;
  }

  /** What of a recorded text stands in one passage and not in the other, as a share of the text. */
  beside(old: Old, place: number, other: number | undefined): number {
    const { hits, share, own } = this.at(old, place);
    if (other === undefined || own === 0) return share;
    const others = this.masksOf(old)[other] ?? 0;
    return (share * count(hits & ~others & this.basisOf(old).mask)) / own;
  }

  /** How many pairs of words a passage has from a recorded text, roughly. */
  lengthAt(old: Old, place: number): number {
    return this.at(old, place).taken * (this.pairs[place]?.length ?? 0);
  }

  /** The numbers of the sample that stand in any of some passages. */
  numbersAt(old: Old, ...places: number[]): Set<number> {
    const masks = this.masksOf(old);
    const mask = places.reduce((sum, place) => sum | (masks[place] ?? 0), 0);
    return new Set([...old.sample.numbers].filter((_, index) => (mask & (1 << index)) !== 0));
  }

  /** How many numbers stood in no other text but those that had this one's anyway. */
  ownOf(old: Old): number {
    return this.basisOf(old).own;
  }

  /** The numbers by which a text is known: its own, if there are enough of them. */
  private basisOf(old: Old): Basis {
    const known = this.bases.get(old);
    if (known) return known;
    const { numbers, bits } = old.sample;
    let mask = 0;
    let index = 0;
    for (const number of numbers) {
      if (!this.isElsewhere(old, number, bits)) mask |= 1 << index;
      index++;
    }
    const own = count(mask);
    const basis = own >= few ? { own, size: own, mask } : { own, size: numbers.size, mask: -1 };
    this.bases.set(old, basis);
    return basis;
  }

  private isElsewhere(old: Old, number: number, bits: number): boolean {
    for (const level of this.levels()) {
      const shorter = Math.min(bits, level);
      for (const other of this.withNumber(level, shorter).get(number >>> (bits - shorter)) ?? [])
        if (other !== old && !other.record.removed && !this.isFamily(old, other)) return true;
    }
    return false;
  }

  private levels(): Set<number> {
    return (this.allLevels ??= new Set(this.olds.map(({ sample }) => sample.bits)));
  }
  private allLevels: Set<number> | undefined;

  /** Texts whose fingerprints have `level` bits, by the first `bits` of these. */
  private withNumber(level: number, bits: number): Map<number, Old[]> {
    const key = level * 64 + bits;
    const known = this.byNumber.get(key);
    if (known) return known;
    const found = new Map<number, Old[]>();
    for (const old of this.olds) {
      if (old.sample.bits !== level) continue;
      for (const number of old.sample.numbers) {
        const start = number >>> (level - bits);
        const olds = found.get(start);
        if (olds) olds.push(old);
        else found.set(start, [old]);
      }
    }
    this.byNumber.set(key, found);
    return found;
  }

  private masksOf(old: Old): Int32Array {
    const known = this.masks.get(old);
    if (known) return known;
    const masks = new Int32Array(this.pairs.length);
    const { numbers, bits } = old.sample;
    const width = 2 ** (32 - bits);
    let bit = 1;
    for (const number of numbers) {
      const end = lowest(this.sorted, (number + 1) * width);
      for (let at = lowest(this.sorted, number * width); at < end; at++) {
        const place = this.places[at] ?? 0;
        masks[place] = (masks[place] ?? 0) | bit;
      }
      bit <<= 1;
    }
    this.masks.set(old, masks);
    return masks;
  }

  private weigh(old: Old, place: number): Share {
    const { sample } = old;
    const size = this.pairs[place]?.length ?? 0;
    const hits = this.masksOf(old)[place] ?? 0;
    if (sample.numbers.size === 0 && size === 0)
      return { hits, own: 0, kept: 1, whole: 1, taken: 1, share: 1, isReal: false };
    if (hits === 0) return nothing;
    const basis = this.basisOf(old);
    const own = count(hits & basis.mask);
    // Numbers of few bits stand in a long text by chance.
    const chance = 1 - Math.exp(-size / 2 ** sample.bits);
    const kept = Math.max(0, (own / basis.size - chance) / (1 - chance));
    const expected = basis.size * chance;
    const most = expected + 4 * Math.sqrt(expected) + (basis.size < 10 ? 1 : 2);
    const isReal = own >= Math.min(most, basis.size);
    const taken = count(hits) / this.reached(old, place);
    const whole = count(hits) / sample.numbers.size;
    return { hits, own, kept, whole, taken, share: shareOf(old, size, kept, taken), isReal };
  }

  /** How many of the numbers that the sample would hold the passage has. */
  private reached({ sample: { bits, highest } }: Old, place: number): number {
    const pairs = this.pairs[place] ?? noPairs;
    let count = 0;
    let last = -1;
    for (const pair of pairs) {
      const number = pair >>> (32 - bits);
      if (number > highest) break;
      if (number !== last) count++;
      last = number;
    }
    return Math.max(1, count);
  }
}

/** How many bits of a mask are set. */
export function count(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Fewer numbers of its own than this do not tell a text from others. */
export const few = 4;

/**
 * The share of a text that stands in a passage. Where the sample is of little help, the length of the passage is: all of
 * a passage that has nothing else is of the text, and no more of it than the passage is long.
 */
function shareOf({ sample, record }: Old, size: number, kept: number, taken: number): number {
  const isPart = record.now !== undefined || record.removed;
  if (kept === 0 || kept >= 0.95 || isPart) return kept;
  const { numbers, bits, highest } = sample;
  const length =
    highest === Infinity ? numbers.size : (numbers.size - 1) / ((highest + 1) / 2 ** bits);
  const limit = Math.min(1, size / length);
  return taken >= 0.9 ? (kept + limit) / 2 : Math.min(kept, 1.25 * limit);
}

function distinct(sorted: Uint32Array): Uint32Array {
  let size = 0;
  for (const pair of sorted) if (size === 0 || pair !== sorted[size - 1]) sorted[size++] = pair;
  return sorted.subarray(0, size);
}

/** The first place in a sorted list that is not below a value. */
function lowest(sorted: Uint32Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

const mostPlaces = 2 ** 20;
const noPairs = new Uint32Array();
const nothing: Share = { hits: 0, own: 0, kept: 0, whole: 0, taken: 0, share: 0, isReal: false };

interface Basis {
  /** How many numbers are the text's own. */
  own: number;
  /** The numbers by which it is known. */
  size: number;
  mask: number;
}

/** How much of a recorded text stands in a passage; shares are from 0 to 1. */
export interface Share {
  /** The numbers of the sample that stand there, as a mask. */
  hits: number;
  /** How many of them are of those by which the text is known. */
  own: number;
  /** Share of the text that stands there, by what is its own. */
  kept: number;
  /** Share of the sample that stands there, whatever it is. */
  whole: number;
  /** Share of the passage that comes from the text. */
  taken: number;
  /** The best estimate of the share of the text that stands there, with the lengths taken into account. */
  share: number;
  /** More than stands in any passage of that length by chance. */
  isReal: boolean;
}
