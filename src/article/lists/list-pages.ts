/** Splits a list into pages; an empty list is one page without items. */
export function listPages<Item>(items: readonly Item[], perPage: number): ListPage<Item>[] {
  const total = Math.max(1, Math.ceil(items.length / perPage));
  return Array.from({ length: total }, (_, index) => ({
    items: items.slice(index * perPage, (index + 1) * perPage),
    number: index + 1,
    total,
  }));
}

export interface ListPage<Item> {
  items: Item[];
  /** One-based. */
  number: number;
  /** Number of pages. */
  total: number;
}
