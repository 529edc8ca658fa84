import type { PageRule } from '../finding.ts';

/** Ids are unique: fragments and labels refer to the first element with an id. */
export const uniqueIds: PageRule = ({ path, ids }) => {
  const seen = new Set<string>();
  const repeated = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  return [...repeated].map((id) => ({
    page: path,
    message: `The id “${id}” occurs more than once.`,
    remedy: 'Give one of the elements another id; for a heading, write {#name} after it.',
    written: [`{#${id}}`, `id="${id}"`],
  }));
};
