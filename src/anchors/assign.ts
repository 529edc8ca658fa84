import { slug } from './slug.ts';

/**
 * Gives every heading (or block) its id, unique among them and against `taken`, in the order given.
 *
 * Precedence: an id that the author wrote; then the id derived from the text, for the first to want
 * it; then that id with the lowest free number from 2. So a heading „Foo 2“ keeps `foo-2`, and a
 * second „Foo“ becomes `foo-3`. An author's id that is already taken is numbered like any other;
 * reporting that is up to the caller.
 */
export function assignIds(wanted: readonly WantedId[], taken: Iterable<string> = []): string[] {
  const used = new Set(taken);
  const ids: (string | undefined)[] = wanted.map(({ authorId }) => claim(used, authorId));
  const wishes = wanted.map(({ text, authorId }) => authorId ?? slug(text));
  wishes.forEach((wish, index) => (ids[index] ??= claim(used, wish)));
  const counters = new Map<string, number>();
  return wishes.map((wish, index) => ids[index] ?? numbered(wish, used, counters));
}

function claim(used: Set<string>, id: string | undefined): string | undefined {
  if (id === undefined || used.has(id)) return undefined;
  used.add(id);
  return id;
}

function numbered(wish: string, used: Set<string>, counters: Map<string, number>): string {
  let number = counters.get(wish) ?? 2;
  while (used.has(`${wish}-${number}`)) number++;
  counters.set(wish, number + 1);
  used.add(`${wish}-${number}`);
  return `${wish}-${number}`;
}

export interface WantedId {
  /** Plain text that the id is derived from. */
  text: string;
  /** The id that the author wrote as `{#id}`; it matches `anchorPattern`. */
  authorId?: string | undefined;
}
