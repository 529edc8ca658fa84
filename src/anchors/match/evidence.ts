import type { Old, New } from './passages.ts';

/**
 * How much of each recorded text stands in each passage, found by the numbers of the fingerprints: the numbers of all
 * passages in one sorted list, so that the work grows with the texts and not with pairs of sections.
 */
export class Evidence {
  private readonly olds: readonly Old[];
  private readonly isFamily: (a: Old, b: Old) => boolean;
  /** Pairs of words and the passages they stand in, as one number each, in rising order. */
  private readonly entries: Float64Array;
  /** The different pairs of each passage, in rising order. */
  private readonly pairs: Uint32Array[];
  private readonly finds = new Map<Old, Map<number, Set<number>>>();
  private readonly bases = new Map<Old, ReadonlySet<number>>();
  private readonly owns = new Map<Old, ReadonlySet<number>>();
  private readonly shares = new Map<Old, Map<number, Share>>();
  /** Recorded texts by the upper bits of their numbers, for every number of bits asked for. */
  private readonly byNumber = new Map<number, Map<number, Set<Old>>>();

  constructor(olds: readonly Old[], news: readonly New[], isFamily: (a: Old, b: Old) => boolean) {
    this.olds = olds;
    this.isFamily = isFamily;
    this.pairs = news.map(({ text }) => distinct(Uint32Array.from(text.pairs).sort()));
    this.entries = new Float64Array(this.pairs.reduce((sum, { length }) => sum + length, 0));
    let next = 0;
    this.pairs.forEach((pairs, place) => {
      for (const pair of pairs) this.entries[next++] = pair * mostPlaces + place;
    });
    this.entries.sort();
  }

  /** The passages in which anything of a recorded text stands. */
  placesOf(old: Old): number[] {
    return [...this.findsOf(old).keys()].sort((a, b) => a - b);
  }

  /** What of a recorded text stands in one passage. */
  at(old: Old, place: number): Share {
    const shares = this.shares.get(old) ?? new Map<number, Share>();
    this.shares.set(old, shares);
    const share = shares.get(place) ?? this.weigh(old, place);
    shares.set(place, share);
    return share;
  }

  /** What of a recorded text stands in one passage and not in the other, as a share of the text. */
  beside(old: Old, place: number, other: number | undefined): number {
    const { hits, share, own } = this.at(old, place);
    if (other === undefined || own === 0) return share;
    const others = this.at(old, other).hits;
    const basis = this.basisOf(old);
    const only = [...hits].filter((number) => basis.has(number) && !others.has(number)).length;
    return (share * only) / own;
  }

  /** Numbers that stood in no other text but those that had this one's anyway. */
  ownOf(old: Old): ReadonlySet<number> {
    const known = this.owns.get(old);
    if (known) return known;
    const { numbers, bits } = old.sample;
    const own = [...numbers].filter((number) => !this.isElsewhere(old, number, bits));
    this.owns.set(old, new Set(own));
    return this.owns.get(old) ?? numbers;
  }

  /** The numbers by which a text is known: its own, if there are enough of them. */
  basisOf(old: Old): ReadonlySet<number> {
    const known = this.bases.get(old);
    if (known) return known;
    const own = this.ownOf(old);
    const basis = own.size >= few ? own : old.sample.numbers;
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
    this.allLevels ??= new Set(this.olds.map(({ sample }) => sample.bits));
    return this.allLevels;
  }
  private allLevels: Set<number> | undefined;

  /** Texts whose fingerprints have `level` bits, by the first `bits` of these. */
  private withNumber(level: number, bits: number): Map<number, Set<Old>> {
    const key = level * 64 + bits;
    const known = this.byNumber.get(key);
    if (known) return known;
    const found = new Map<number, Set<Old>>();
    for (const old of this.olds) {
      if (old.sample.bits !== level) continue;
      for (const number of old.sample.numbers) {
        const start = number >>> (level - bits);
        const olds = found.get(start);
        if (olds) olds.add(old);
        else found.set(start, new Set([old]));
      }
    }
    this.byNumber.set(key, found);
    return found;
  }

  private findsOf(old: Old): Map<number, Set<number>> {
    const known = this.finds.get(old);
    if (known) return known;
    const found = new Map<number, Set<number>>();
    const { numbers, bits } = old.sample;
    const width = 2 ** (32 - bits);
    for (const number of numbers) {
      const end = (number + 1) * width * mostPlaces;
      for (let at = lowest(this.entries, number * width * mostPlaces); ; at++) {
        const entry = this.entries[at];
        if (entry === undefined || entry >= end) break;
        const place = entry % mostPlaces;
        const hits = found.get(place);
        if (hits) hits.add(number);
        else found.set(place, new Set([number]));
      }
    }
    this.finds.set(old, found);
    return found;
  }

  private weigh(old: Old, place: number): Share {
    const { sample } = old;
    const size = this.pairs[place]?.length ?? 0;
    const hits = this.findsOf(old).get(place) ?? none;
    if (sample.numbers.size === 0) {
      const same = size === 0 ? 1 : 0;
      return { hits, own: 0, kept: same, whole: same, taken: same, share: same, isReal: false };
    }
    if (hits.size === 0)
      return { hits, own: 0, kept: 0, whole: 0, taken: 0, share: 0, isReal: false };
    const basis = this.basisOf(old);
    const own = [...hits].filter((number) => basis.has(number)).length;
    // Numbers of few bits stand in a long text by chance.
    const chance = 1 - Math.exp(-size / 2 ** sample.bits);
    const kept = Math.max(0, (own / basis.size - chance) / (1 - chance));
    const expected = basis.size * chance;
    const isReal = own >= Math.min(2, basis.size) && own > expected + 2 * Math.sqrt(expected);
    const taken = hits.size / this.reached(old, place);
    const whole = hits.size / sample.numbers.size;
    return { hits, own, kept, whole, taken, share: this.shareOf(old, size, kept, taken), isReal };
  }

  /**
   * The share of a text that stands in a passage. Where the sample is of little help, the length of the passage is: all of
   * a passage that has nothing else is of the text, and no more of it than the passage is long.
   */
  private shareOf({ sample, record }: Old, size: number, kept: number, taken: number): number {
    const isPart = record.now !== undefined || record.removed;
    if (kept === 0 || kept >= 0.95 || isPart) return kept;
    const { numbers, bits, highest } = sample;
    const length =
      highest === Infinity ? numbers.size : (numbers.size - 1) / ((highest + 1) / 2 ** bits);
    const limit = Math.min(1, size / length);
    return taken >= 0.9 ? (kept + limit) / 2 : Math.min(kept, 1.25 * limit);
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

/** Fewer numbers of its own than this do not tell a text from others. */
export const few = 4;

function distinct(sorted: Uint32Array): Uint32Array {
  return sorted.filter((pair, index) => index === 0 || pair !== sorted[index - 1]);
}

/** The first place in a sorted list that is not below a value. */
function lowest(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

const mostPlaces = 2 ** 20;
const none: ReadonlySet<number> = new Set();
const noPairs = new Uint32Array();

/** How much of a recorded text stands in a passage; shares are from 0 to 1. */
export interface Share {
  /** The numbers of the sample that stand there. */
  hits: ReadonlySet<number>;
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
