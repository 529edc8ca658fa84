import type { Element, ElementContent, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';

/** Whether the node is an element, of one of these names if any are given. */
export function isElement(node: RootContent | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Whether the node stands on its own in the flow of an article; anything else belongs inside a paragraph. */
export function isFlow(node: RootContent): boolean {
  return isElement(node) && flow.has(node.tagName);
}

/** Whether the node, or anything inside it, stands on its own in the flow. */
export function holdsFlow(node: RootContent): boolean {
  return isElement(node) && (flow.has(node.tagName) || node.children.some(holdsFlow));
}

/**
 * Phrasing content as text that may stand inside a link or a heading: without links, pictures (their descriptions
 * stay), line breaks, paragraphs, and signs that would turn the direction of what stands beside it.
 */
export function plainer(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text')
      return [{ ...node, value: node.value.replaceAll('\n', ' ').replace(turning, '') }];
    if (!isElement(node)) return [];
    if (node.tagName === 'img') return [{ type: 'text', value: String(node.properties.alt ?? '') }];
    if (node.tagName === 'br') return [{ type: 'text', value: ' ' }];
    const children = plainer(node.children);
    if (node.tagName === 'a') return children;
    const space: ElementContent = { type: 'text', value: ' ' };
    return flow.has(node.tagName) ? [space, ...children, space] : [{ ...node, children }];
  });
}

/** Whether there is nothing to read or see in the node. */
export function isBlank(node: RootContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (!isElement(node)) return true;
  return node.tagName !== 'img' && node.tagName !== 'hr' && node.children.every(isBlank);
}

/** Plain text with white space collapsed; a line break is a space, a picture its description. Without signs of direction. */
export function plainText(nodes: readonly ElementContent[]): string {
  return nodes.map(textOf).join('').replace(turning, '').replace(/\s+/g, ' ').trim();
}

function textOf(node: ElementContent): string {
  if (!isElement(node)) return toString(node);
  if (node.tagName === 'img') return String(node.properties.alt ?? '');
  if (node.tagName === 'br') return ' ';
  const text = node.children.map(textOf).join('');
  return flow.has(node.tagName) ? ` ${text} ` : text;
}

/** Embeddings and overrides, which reach to the end of the paragraph (https://www.unicode.org/reports/tr9/). */
const turning = /[\u202A-\u202E]/g;

const flow = new Set([
  ...[
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'pre',
    'hr',
    'figure',
    'figcaption',
    'details',
    'summary',
    'video',
  ],
  ...[
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
  ],
]);
