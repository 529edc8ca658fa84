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
  return [
    ...listed.map(([message, some]) => ({ line: `${lines(some)}: ${message}` })),
    ...(others.length > 0
      ? [
          {
            line: `${lines(others)}: Check these, too: ${others.length} more places like the ones above.`,
          },
        ]
      : []),
  ].map(({ line }) => ({ field: 'text', message: line }));
}

/** In characters. */
const longest = 8000;
const mostNumbers = 20;
