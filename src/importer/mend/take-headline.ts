import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Facts } from '../draft.ts';

/**
 * A single first-level heading at the start is the headline. Any other is a heading of the text.
 */
export function takeHeadline(tree: Root, facts: Facts): void {
  const first = tree.children.find(({ type }) => type !== 'html');
  if (first?.type !== 'heading' || first.depth !== 1) return;
  facts.title ??= toString(first);
  if (facts.title === toString(first)) tree.children.splice(tree.children.indexOf(first), 1);
}
