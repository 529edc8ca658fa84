import type { Heading, Root } from 'mdast';

/**
 * Closes gaps between heading levels. The highest level in use becomes the second, because the
 * first is the headline's. Every other heading is one level below its parent.
 *
 * - before: `### Ort`, `##### Tor`, `### Zeit`
 * - after: `## Ort`, `### Tor`, `## Zeit`
 */
export function closeLevels(tree: Root): void {
  const above: number[] = [];
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    while ((above.at(-1) ?? 0) >= node.depth) above.pop();
    const depth = above.length + 2;
    above.push(node.depth);
    node.depth = Math.min(6, depth) as Heading['depth'];
  }
}
