import type { Element, Root } from 'hast';
import { isElement, plainText } from './elements.ts';
import { walkElements } from './walk.ts';

/**
 * Keeps videos at the top level for the blocks, without the words „Im Video:“ before the title; inside a list, a
 * quotation or a paragraph a video becomes a link.
 *
 * - before: `<li><video src="https://example.com/v">Im Video: Titel</video></li>`
 * - after: `<li><a href="https://example.com/v">Titel</a></li>`
 */
export function rehypeVideos() {
  return (tree: Root): void => {
    walkElements(tree, (node, _index, parent) => {
      if (node.tagName !== 'video') return;
      trimTitle(node);
      if (parent !== tree) toLink(node);
    });
  };
}

function trimTitle(node: Element): void {
  const first = node.children[0];
  if (first?.type === 'text') first.value = first.value.replace(/^\s*(?:(?:im\s+)?video|watch)\s*:\s*/i, '');
  if (plainText(node.children) === '' && node.properties.src) node.children = [{ type: 'text', value: String(node.properties.src) }];
}

/** Without an address, what stays is an `a` without `href`, which the links step takes away from around its text. */
function toLink(node: Element): void {
  const { src } = node.properties;
  node.tagName = 'a';
  node.properties = src ? { href: src } : {};
  node.children = node.children.flatMap((child) => (isElement(child, 'p') ? child.children : [child]));
}
