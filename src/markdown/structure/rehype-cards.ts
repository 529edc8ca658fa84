import type { Element, Root, RootContent } from 'hast';
import { isBlank, isElement } from '../tree/elements.ts';
import { isExternal } from './rehype-links.ts';

/**
 * Turns a link to another site into a figure if it is alone in its paragraph and has a title. The
 * title becomes the card's description; nothing is fetched.
 *
 * - before: `<p><a href="https://video.example/1" title="Ein Gespräch">Die Brücke</a></p>`
 * - after: `<figure><a href="https://video.example/1">Die Brücke</a> <figcaption>Ein
 *   Gespräch</figcaption></figure>`
 */
export function rehypeCards() {
  return (tree: Root): void => {
    tree.children = tree.children.map((node) => {
      const link = linkAloneIn(node);
      return link ? toCard(link) : node;
    });
  };
}

function linkAloneIn(node: RootContent): Element | undefined {
  if (!isElement(node, 'p')) return undefined;
  const [link, ...more] = node.children.filter((child) => !isBlank(child));
  if (!isElement(link, 'a') || more.length > 0) return undefined;
  const { href, title } = link.properties;
  const hasTitle = typeof title === 'string' && title.trim() !== '';
  return hasTitle && typeof href === 'string' && isExternal(href) ? link : undefined;
}

function toCard(link: Element): Element {
  const { title, ...properties } = link.properties;
  const caption: Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: String(title).trim() }],
  };
  return {
    type: 'element',
    tagName: 'figure',
    properties: {},
    children: [{ ...link, properties }, caption],
    ...(link.position && { position: link.position }),
  };
}
