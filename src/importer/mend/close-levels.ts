import type { Heading, Root } from 'mdast';

/**
 * Closes up the levels of headings, so that none is left out: the highest one in use becomes the second, for the first
 * is the headline's, and every other one the next below the heading that holds it.
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
