import type { Element, Root, RootContent } from 'hast';
import { isBlank, isElement, plainText, plainer } from '../tree/elements.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Keeps top-level videos for the blocks, without the words „Im Video:“ before the title; inside a
 * list, a quotation or a paragraph a video becomes a link.
 *
 * - before: `<li><video src="https://example.com/v">Im Video: Titel</video></li>`
 * - after: `<li><a href="https://example.com/v">Titel</a></li>`
 */
export function rehypeVideos() {
  return (tree: Root): void => {
    tree.children = tree.children.map((node) => aloneIn(node) ?? node);
    walkElements(tree, (node, _index, parent) => {
      if (node.tagName !== 'video') return;
      trimTitle(node);
      if (parent !== tree) toLink(node);
    });
  };
}

/** The video of a paragraph that contains nothing else, as HTML on one line of Markdown does. */
function aloneIn(node: RootContent): Element | undefined {
  if (!isElement(node, 'p')) return undefined;
  const [video, ...more] = node.children.filter(
    (child) => isElement(child, 'video') || !isBlank(child),
  );
  return isElement(video, 'video') && more.length === 0 ? video : undefined;
}

function trimTitle(node: Element): void {
  const first = node.children[0];
  if (first?.type === 'text')
    first.value = first.value.replace(/^\s*(?:(?:im\s+)?video|watch)\s*:\s*/i, '');
  if (plainText(node.children) === '' && node.properties.src)
    node.children = [{ type: 'text', value: String(node.properties.src) }];
}

/** Without an address it becomes an `a` without `href`, which `rehypeLinks` unwraps. */
function toLink(node: Element): void {
  const { src } = node.properties;
  node.tagName = 'a';
  node.properties = src ? { href: src } : {};
  node.children = plainer(node.children);
}
