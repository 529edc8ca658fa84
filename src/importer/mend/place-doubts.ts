import type { Doubt } from '../draft.ts';

/**
 * Lists places in a text as doubts, equal ones together. `above` is the number of lines of the
 * front matter without them; each doubt adds a line to it. What would make the front matter longer
 * than the build reads is summed up in one doubt.
 */
export function placeDoubts(
  places: readonly { line: number; message: string }[],
  above: number,
): Doubt[] {
  const groups = [...Map.groupBy(places, ({ message }) => message)];
  let length = 0;
  const listed = groups.filter(
    ([message, { length: count }]) => (length += message.length + 6 * count) <= longest,
  );
  const others = groups.slice(listed.length).flatMap(([, some]) => some);
  const count = listed.length + Number(others.length > 0);
  const lines = (some: readonly { line: number }[]): string => {
    const numbers = [...new Set(some.map(({ line }) => line + above + count))];
    const shown = numbers.slice(0, mostNumbers).join(', ');
    const more = numbers.length > mostNumbers ? ' …' : '';
    return `${numbers.length > 1 ? 'Lines' : 'Line'} ${shown}${more}`;
  };
  const texts = listed.map(([message, some]) => `${lines(some)}: ${message}`);
  if (others.length > 0)
    texts.push(
      `${lines(others)}: Check these, too: ${others.length} more places like the ones above.`,
    );
  return texts.map((message) => ({ field: 'text', message }));
}

/** In characters. */
const longest = 8000;
const mostNumbers = 20;
