import { count, distinct, lowest } from './numbers.ts';
import type { New, Old } from './passages.ts';
import { type Share, shareOf } from './share.ts';

/**
 * How much of each recorded text is in each passage, by the numbers of the fingerprints. The
 * numbers of all passages are in one sorted list, so that the work grows with the texts and not
 * with the pairs of sections. A bit mask says which numbers of a fingerprint a passage contains.
 *
 * One long class, because its tables are derived from each other on demand.
 */
export class Evidence {
  private readonly olds: readonly Old[];
  private readonly isFamily: (a: Old, b: Old) => boolean;
  /** All pairs of words in ascending order, and the passage that each is in. */
  private readonly sorted: Uint32Array;
  private readonly places: Uint32Array;
  /** The distinct pairs of each passage, in ascending order. */
  private readonly pairs: Uint32Array[];
  private readonly masks = new Map<Old, Int32Array>();
  private readonly bases = new Map<Old, Basis>();
  private readonly shares = new Map<Old, Share[]>();
  /** Recorded texts by the upper bits of their numbers, for every number of bits requested. */
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

  /** The passages that contain more of a recorded text than one pair of words. */
  placesOf(old: Old): number[] {
    const fewest = Math.min(2, old.sample.numbers.size);
    const places: number[] = [];
    this.masksOf(old).forEach((mask, place) => {
      if (mask !== 0 && count(mask) >= fewest) places.push(place);
    });
    return places;
  }

  /**
   * The ones of `placesOf` that have a good part of the most that any of them has of the text's own
   * numbers.
   */
  likelyPlacesOf(old: Old): number[] {
    const { mask } = this.basisOf(old);
    const masks = this.masksOf(old);
    const ownAt = (place: number): number => count((masks[place] ?? 0) & mask);
    const places = this.placesOf(old);
    const most = places.reduce((most, place) => Math.max(most, ownAt(place)), 0);
    return places.filter((place) => ownAt(place) >= 0.3 * most);
  }

  /** The numbers of the sample that a passage contains, as a mask. */
  hitsAt(old: Old, place: number): number {
    return this.masksOf(old)[place] ?? 0;
  }

  /** How much of a recorded text one passage contains. */
  at(old: Old, place: number): Share {
    const shares = this.shares.get(old) ?? [];
    this.shares.set(old, shares);
    return (shares[place] ??= this.weigh(old, place));
  }

  /** Share of the sample that a passage contains, unique to the text or not. */
  wholeAt(old: Old, place: number): number {
    const { size } = old.sample.numbers;
    return size === 0 ? 0 : count(this.masksOf(old)[place] ?? 0) / size;
  }

  /** The share of a recorded text that is in one passage and not in the other. */
  beside(old: Old, place: number, other: number | undefined): number {
    const { hits, share, own } = this.at(old, place);
    if (other === undefined || own === 0) return share;
    const others = this.masksOf(old)[other] ?? 0;
    return (share * count(hits & ~others & this.basisOf(old).mask)) / own;
  }

  /** Roughly how many pairs of words a passage has from a recorded text. */
  lengthAt(old: Old, place: number): number {
    return this.at(old, place).taken * (this.pairs[place]?.length ?? 0);
  }

  /** The numbers of the sample that are in any of some passages. */
  numbersAt(old: Old, ...places: number[]): Set<number> {
    const masks = this.masksOf(old);
    const mask = places.reduce((sum, place) => sum | (masks[place] ?? 0), 0);
    return new Set([...old.sample.numbers].filter((_, index) => (mask & (1 << index)) !== 0));
  }

  /** How many numbers occurred in no other text, except those that contained this one. */
  ownOf(old: Old): number {
    return this.basisOf(old).own;
  }

  /** The numbers that identify a text: its own, if there are enough of them. */
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
    // Numbers of few bits occur in a long text by chance.
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

/** With fewer numbers of its own than this, a text cannot be told from others. */
export const few = 4;

const mostPlaces = 2 ** 20;
const noPairs = new Uint32Array();
const nothing: Share = { hits: 0, own: 0, kept: 0, whole: 0, taken: 0, share: 0, isReal: false };

interface Basis {
  /** How many numbers are the text's own. */
  own: number;
  /** How many numbers identify it. */
  size: number;
  mask: number;
}
