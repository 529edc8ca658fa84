import type { LedgerRecord } from './ledger.ts';

/**
 * The ids of the recorded sections in the order they had in the article: by `at`, otherwise by
 * name.
 */
export function recordedOrder(records: ReadonlyMap<string, LedgerRecord>): string[] {
  const live = [...records].filter(([, { now, removed }]) => now === undefined && !removed);
  return live
    .sort(([a, { at: first }], [b, { at: second }]) =>
      first !== undefined && second !== undefined && first !== second
        ? first - second
        : byName(a, b),
    )
    .map(([id]) => id);
}

/**
 * The position of each section: a number higher than that of the section before it. Adding,
 * removing or moving a section changes no number but its own. Sections in alphabetical order need
 * no numbers.
 */
export function rank(
  ids: readonly string[],
  records: ReadonlyMap<string, LedgerRecord>,
): (number | undefined)[] {
  if (ids.every((id, index) => index === 0 || byName(ids[index - 1] ?? '', id) < 0))
    return ids.map(() => undefined);
  const known = ids.map((id) => records.get(id)?.at);
  const kept = longestRise(known);
  const ranks = known.map((at, index) => (kept.has(index) ? at : undefined));
  ranks.forEach((at, index) => {
    if (at !== undefined) return;
    ranks[index] = between(
      ranks[index - 1],
      ranks.slice(index + 1).find((next) => next !== undefined),
    );
  });
  const isRising = ranks.every(
    (at, index) => index === 0 || (ranks[index - 1] ?? Infinity) < (at ?? -Infinity),
  );
  return isRising ? ranks : ids.map((_, index) => index + 1);
}

/** Natural order: foo before foo-2 before foo-10. */
function byName(a: string, b: string): number {
  const [stem, number] = split(a);
  const [otherStem, otherNumber] = split(b);
  if (stem !== otherStem) return stem < otherStem ? -1 : 1;
  return number - otherNumber;
}

function split(id: string): [stem: string, number: number] {
  const [, stem, number] = /^(.*?)-(\d{1,9})$/.exec(id) ?? [];
  return stem === undefined ? [id, 0] : [stem, Number(number)];
}

/** The indexes of a longest increasing subsequence. */
function longestRise(numbers: readonly (number | undefined)[]): Set<number> {
  const lengths: number[] = [];
  const before: (number | undefined)[] = [];
  let last: number | undefined;
  numbers.forEach((number, index) => {
    lengths[index] = 0;
    if (number === undefined) return;
    lengths[index] = 1;
    for (let other = 0; other < index; other++) {
      if ((numbers[other] ?? Infinity) >= number) continue;
      if ((lengths[other] ?? 0) < (lengths[index] ?? 0)) continue;
      lengths[index] = (lengths[other] ?? 0) + 1;
      before[index] = other;
    }
    if (last === undefined || (lengths[index] ?? 0) > (lengths[last] ?? 0)) last = index;
  });
  const rise = new Set<number>();
  for (; last !== undefined; last = before[last]) rise.add(last);
  return rise;
}

/** The shortest decimal number between two others. */
function between(low: number | undefined, high: number | undefined): number {
  if (high === undefined) return Math.floor(low ?? 0) + 1;
  if (low === undefined) return Math.ceil(high) - 1;
  for (let digits = 0; digits <= 12; digits++) {
    const found = Number((Math.floor(low * 10 ** digits + 1) / 10 ** digits).toFixed(digits));
    if (found > low && found < high) return found;
  }
  return low;
}
