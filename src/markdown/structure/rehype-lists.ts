import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { offsetOf } from '../settings.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Keeps the bracket after the numbers of a list, which HTML has no attribute for: the style sheet
 * shows it. Without the style sheet, as in feeds, the numbers have full stops.
 *
 * - before: `<ol>` from `1) eins`
 * - after: `<ol data-sign=")">`
 */
export function rehypeLists() {
  return (tree: Root, file: VFile): void => {
    const bracketed = file.data.bracketedLists;
    if (!bracketed?.size) return;
    walkElements(tree, (node) => {
      if (node.tagName === 'ol' && bracketed.has(offsetOf(node)))
        node.properties['data-sign'] = ')';
    });
  };
}
