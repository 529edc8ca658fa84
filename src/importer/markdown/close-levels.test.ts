import type { Heading, Root } from 'mdast';
import { expect, test } from 'vitest';
import { closeLevels } from './close-levels.ts';

test.each([
  [
    [3, 2, 4, 4],
    [2, 2, 3, 3],
  ],
  [
    [2, 3, 4, 2],
    [2, 3, 4, 2],
  ],
  [
    [4, 6, 5, 2],
    [2, 3, 3, 2],
  ],
])('levels %j become %j', (written, closed) => {
  const tree: Root = {
    type: 'root',
    children: written.map((depth) => ({
      type: 'heading',
      depth: depth as Heading['depth'],
      children: [],
    })),
  };
  closeLevels(tree);
  expect(tree.children.map((node) => node.type === 'heading' && node.depth)).toEqual(closed);
});
