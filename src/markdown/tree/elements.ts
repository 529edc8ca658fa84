import type { Element, ElementContent, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';

/** Whether the node is an element, with one of these names if any are given. */
export function isElement(node: RootContent | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Whether the node is flow content; all else belongs inside a paragraph. */
export function isFlow(node: RootContent): boolean {
  return isElement(node) && flow.has(node.tagName);
}

/** Whether the node is or contains flow content. */
export function holdsFlow(node: RootContent): boolean {
  return isElement(node) && (flow.has(node.tagName) || node.children.some(holdsFlow));
}

/**
 * Phrasing content as it may be inside a link or a heading: without links, pictures (replaced by
 * their descriptions), line breaks, paragraphs, and characters that would change the direction of
 * adjacent text.
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

/** Whether the node has no visible content. */
export function isBlank(node: RootContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (!isElement(node)) return true;
  return node.tagName !== 'img' && node.tagName !== 'hr' && node.children.every(isBlank);
}

/**
 * Plain text, whitespace collapsed; line breaks become spaces, pictures their descriptions. Without
 * directional characters.
 */
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

/**
 * Embeddings and overrides, which extend to the end of the paragraph
 * (https://www.unicode.org/reports/tr9/).
 */
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
