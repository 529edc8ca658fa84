import { createHash } from 'node:crypto';

/** Which part of a site is built: the `number`th of `count`, from 1. */
export interface Shard {
  number: number;
  count: number;
}

/** Reads `2/3`; nothing when it says no such thing. */
export function parseShard(text: string): Shard | undefined {
  const [, number, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  return number && count && number <= count ? { number, count } : undefined;
}

/** As it is called for people: `Part 2/3`. */
export function nameOf({ number, count }: Shard): string {
  return `Part ${number}/${count}`;
}

/** Whether a page belongs to a part: all pages of one article belong to the same one. `path` has no slash at its start. */
export function isInShard(path: string, { number, count }: Shard): boolean {
  const name = (path.split('/')[1] ?? '').replace(/\.md$/, '');
  return createHash('sha256').update(name).digest().readUInt32BE() % count === number - 1;
}
