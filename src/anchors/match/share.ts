import type { Old } from './passages.ts';

/**
 * Estimates the share of a text that is in a passage. Where the sample says little, the length of
 * the passage helps: a passage with nothing else in it is entirely from the text, and covers no
 * more of the text than the passage is long.
 */
export function shareOf(
  { sample, record }: Old,
  size: number,
  kept: number,
  taken: number,
): number {
  const isPart = record.part !== undefined || record.removed;
  if (kept === 0 || kept >= 0.95 || isPart) return kept;
  const { numbers, bits, highest } = sample;
  const length =
    highest === Infinity ? numbers.size : (numbers.size - 1) / ((highest + 1) / 2 ** bits);
  const limit = Math.min(1, size / length);
  return taken >= 0.9 ? (kept + limit) / 2 : Math.min(kept, 1.25 * limit);
}

/** How much of a recorded text a passage contains; shares are from 0 to 1. */
export interface Share {
  /** The numbers of the sample that are in the passage, as a mask. */
  hits: number;
  /** How many of them are among those that identify the text. */
  own: number;
  /** Share of the text that is in the passage, by the numbers that identify it. */
  kept: number;
  /** Share of the sample that is in the passage, by all numbers. */
  whole: number;
  /** Share of the passage that comes from the text. */
  taken: number;
  /** The best estimate of the share of the text that is in the passage, lengths considered. */
  share: number;
  /** Whether this is more than any passage of that length contains by chance. */
  isReal: boolean;
}
