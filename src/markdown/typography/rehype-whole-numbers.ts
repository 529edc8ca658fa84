import type { Element, ElementContent, Root } from 'hast';
import { wholeNumbers } from '../../i18n/number-words.ts';
import { isElement } from '../tree/elements.ts';

/**
 * Keeps numbers that are joined to a word or to another number on one line. No sign is added, so that
 * they are found and copied as they were written.
 *
 * - before: `<p>die 78-Jährige, 10–12 Uhr</p>`
 * - after: `<p>die <span class="whole">78-Jährige</span>, <span class="whole">10–12</span> Uhr</p>`
 */
export function rehypeWholeNumbers() {
  return (tree: Root): void => keepWhole(tree);
}

function keepWhole(parent: Root | Element): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index];
    if (isElement(node)) {
      if (!verbatim.has(node.tagName)) keepWhole(node);
    } else if (node?.type === 'text') {
      const parts = partsOf(node.value);
      if (parts) parent.children.splice(index, 1, ...parts);
      if (parts) index += parts.length - 1;
    }
  }
}

/** The text and the elements that replace it, if there are any. */
function partsOf(text: string): ElementContent[] | undefined {
  const pieces = wholeNumbers(text);
  if (pieces.length === 1) return undefined;
  return pieces.flatMap((value, index): ElementContent[] => {
    if (value === '') return [];
    const content = { type: 'text' as const, value };
    if (index % 2 === 0) return [content];
    const properties = { className: ['whole'] };
    return [{ type: 'element', tagName: 'span', properties, children: [content] }];
  });
}

const verbatim = new Set(['code', 'kbd', 'samp', 'var', 'pre', 'ruby']);
