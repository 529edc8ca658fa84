import type { Element, Root, RootContent } from 'hast';
import { isBlank, isElement } from '../tree/elements.ts';
import { isExternal } from './rehype-links.ts';

/**
 * Makes a link to another site that is alone in its paragraph and has a title a figure: what the card of the link says is
 * what its author wrote, and nothing is fetched for it.
 *
 * - before: `<p><a href="https://video.example/1" title="Ein Gespräch, 12 Minuten">Die Brücke</a></p>`
 * - after: `<figure><a href="https://video.example/1">Die Brücke</a><figcaption>Ein Gespräch, 12 Minuten</figcaption></figure>`
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
