import type { PageRule } from '../finding.ts';

/** Every id occurs once: a fragment leads to the first, and labels go by ids. */
export const uniqueIds: PageRule = ({ path, ids }) => {
  const seen = new Set<string>();
  const repeated = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  return [...repeated].map((id) => ({
    page: path,
    message: `The id “${id}” occurs more than once.`,
    remedy: 'Give one of the places another id; a heading by {#name} after it.',
    written: [`{#${id}}`, `id="${id}"`],
  }));
};
