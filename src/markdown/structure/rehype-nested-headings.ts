import type { Element, Parents, Root } from 'hast';
import { isElement } from '../tree/elements.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Turns headings inside lists, quotations, tables and details into bold text: only top-level
 * headings open sections, and an article's outline is its sections.
 *
 * - before: `<blockquote><h3>Titel</h3></blockquote>`
 * - after: `<blockquote><p><strong>Titel</strong></p></blockquote>`
 */
export function rehypeNestedHeadings() {
  return (tree: Root): void => {
    walkElements(tree, (node, _index, parent) => {
      if (parent === tree || !isHeading(node)) return;
      const strong: Element = {
        type: 'element',
        tagName: 'strong',
        properties: {},
        children: node.children,
      };
      if (holdsParagraphs(parent)) Object.assign(node, { tagName: 'p', children: [strong] });
      else node.tagName = 'strong';
    });
  };
}

/** Whether the element is a heading of any level. */
export function isHeading(node: Element): boolean {
  return /^h[1-6]$/.test(node.tagName);
}

function holdsParagraphs(parent: Parents): boolean {
  return (
    parent.type === 'element' &&
    isElement(parent, 'blockquote', 'li', 'dd', 'td', 'th', 'details', 'figure', 'figcaption')
  );
}
