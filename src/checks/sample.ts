/**
 * Chooses about `size` of the pages, always the same: some of each kind, spread evenly over the
 * list. Pages are of one kind if they are in the same top-level folder, at the same depth.
 */
export function sample(paths: readonly string[], size: number): Set<string> {
  if (paths.length <= size) return new Set(paths);
  const kinds = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    const kind = `${parts[0]} ${parts.length}`;
    const known = kinds.get(kind);
    if (known) known.push(path);
    else kinds.set(kind, [path]);
  }
  const each = Math.max(1, Math.floor(size / kinds.size));
  return new Set(
    [...kinds.values()].flatMap((list) => {
      const step = Math.max(1, list.length / each);
      return Array.from(
        { length: Math.min(each, list.length) },
        (_, index) => list[Math.floor(index * step)] ?? '',
      );
    }),
  );
}
