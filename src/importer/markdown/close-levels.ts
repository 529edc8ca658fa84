import type { Root } from 'mdast';

/**
 * Closes up the levels of headings, so that none is left out: the first is of level 2, and each lies at most one below the
 * one it belongs to. Changes the tree.
 *
 * - before: levels 3, 2, 4, 4
 * - after: levels 2, 2, 3, 3
 */
export function closeLevels(tree: Root): void {
  const open: { written: number; level: number }[] = [];
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    while ((open.at(-1)?.written ?? 0) >= node.depth) open.pop();
    const level = Math.min(6, (open.at(-1)?.level ?? 1) + 1);
    open.push({ written: node.depth, level });
    node.depth = depths[level - 2] ?? 6;
  }
}

const depths = [2, 3, 4, 5, 6] as const;
