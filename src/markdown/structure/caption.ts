import type { Element, ElementContent } from 'hast';
import { holdsFlow, isBlank, isElement, isFlow, plainText } from '../tree/elements.ts';

/**
 * Splits the text below a picture into caption and credit, at the last ©.
 *
 * - `Am Pult. (Archivbild) © Name/AP/dpa` → caption `Am Pult. (Archivbild)`, credit `Name/AP/dpa`
 */
export function splitCreditText(text: string): { caption: string; credit: string } {
  const at = text.lastIndexOf('©');
  if (at < 0) return { caption: text.trim(), credit: '' };
  return { caption: text.slice(0, at).trim(), credit: text.slice(at + 1).trim() };
}

/** Splits the content of a `figcaption`; a `<cite>` at its end is the credit too. */
export function splitCredit(nodes: readonly ElementContent[]): {
  caption: ElementContent[];
  credit: string;
} {
  const children = trimmed(nodes);
  const last = children.at(-1);
  if (isElement(last, 'cite')) {
    return {
      caption: trimmed(children.slice(0, -1)),
      credit: plainText(last.children).replace(/^©\s*/, ''),
    };
  }
  const at = children.findLastIndex((node) => node.type === 'text' && node.value.includes('©'));
  const holder = children[at];
  if (holder?.type !== 'text') return { caption: children, credit: '' };
  const { caption, credit } = splitCreditText(holder.value);
  return {
    // The space before the sign is dropped with it; the one before the words may separate them from
    // bold text.
    caption: trimmed([
      ...children.slice(0, at),
      { type: 'text', value: /^\s/.test(holder.value) ? ` ${caption}` : caption },
    ]),
    credit: plainText([{ type: 'text', value: `${credit} ` }, ...children.slice(at + 1)]),
  };
}

/**
 * The content of a caption or title as phrasing: its paragraphs are joined with spaces, and a
 * picture is replaced by its description.
 */
export function phrasing(node: Element | undefined): ElementContent[] {
  const children = (node?.children ?? []).flatMap((child): ElementContent[] => {
    if (!isElement(child) || !holdsFlow(child)) return [described(child)];
    if (!isFlow(child)) return [{ ...child, children: phrasing(child) }];
    return [{ type: 'text', value: ' ' }, ...phrasing(child), { type: 'text', value: ' ' }];
  });
  return trimmed(children);
}

function described(node: ElementContent): ElementContent {
  if (!isElement(node)) return node;
  return node.tagName === 'img'
    ? { type: 'text', value: String(node.properties.alt ?? '') }
    : { ...node, children: node.children.map(described) };
}

function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const start = nodes.findIndex((node) => !isBlank(node));
  const end = nodes.findLastIndex((node) => !isBlank(node));
  return start < 0 ? [] : nodes.slice(start, end + 1);
}
