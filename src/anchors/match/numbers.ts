/** How many bits of a mask are set. */
export function count(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The distinct numbers of a sorted list, which is changed. */
export function distinct(sorted: Uint32Array): Uint32Array {
  let size = 0;
  for (const pair of sorted) if (size === 0 || pair !== sorted[size - 1]) sorted[size++] = pair;
  return sorted.subarray(0, size);
}

/** The first index in a sorted list whose value is not below `value`. */
export function lowest(sorted: Uint32Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
