import type { Element, ElementContent, Root } from 'hast';
import { isBlank, isElement } from '../tree/elements.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Turns a block quotation into a figure if its last line begins with a dash: that line names the
 * speaker. A dialogue, where the line before begins with a dash too, is not changed.
 *
 * - before: `<blockquote><p>Er soll es nicht tun.\n– Donald Trump</p></blockquote>`
 * - after: `<figure><blockquote><p>Er soll es nicht tun.</p></blockquote><figcaption>Donald
 *   Trump</figcaption></figure>`
 */
export function rehypeAttributedQuotes() {
  return (tree: Root): void => {
    walkElements(tree, (node, _index, parent) => {
      if (
        node.tagName !== 'blockquote' ||
        (parent.type === 'element' && parent.tagName === 'figure')
      )
        return;
      const attribution = takeAttribution(node);
      if (!attribution) return;
      Object.assign(node, {
        tagName: 'figure',
        properties: {},
        children: [
          { ...node },
          { type: 'element', tagName: 'figcaption', properties: {}, children: attribution },
        ],
      });
    });
  };
}

/** Removes a leading dash and the space after it from phrasing content. */
export function withoutDash(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  return [{ ...first, value: first.value.replace(dash, '') }, ...rest];
}

function takeAttribution(quote: Element): ElementContent[] | undefined {
  const at = quote.children.findLastIndex((node) => !isBlank(node));
  const paragraph = quote.children[at];
  if (!isElement(paragraph, 'p')) return undefined;
  const { before, line } = splitLastLine(paragraph.children);
  if (!beginsWithDash(line) || isBlank({ ...paragraph, children: withoutDash(line) }))
    return undefined;
  const previous =
    before.length > 0
      ? before
      : (quote.children.slice(0, at).findLast((node) => isElement(node, 'p'))?.children ?? []);
  const hasWords = before.length > 0 || !quote.children.slice(0, at).every(isBlank);
  if (!hasWords || beginsWithDash(splitLastLine(previous).line)) return undefined;

  quote.children =
    before.length > 0
      ? [...quote.children.slice(0, at), { ...paragraph, children: before }]
      : quote.children.slice(0, at);
  return withoutDash(line);
}

function splitLastLine(nodes: readonly ElementContent[]): {
  before: ElementContent[];
  line: ElementContent[];
} {
  const at = nodes.findLastIndex(
    (node, index) =>
      isElement(node, 'br') ||
      (node.type === 'text' && lineEnd(node.value, index === nodes.length - 1) >= 0),
  );
  const holder = nodes[at];
  if (holder?.type !== 'text')
    return { before: nodes.slice(0, Math.max(at, 0)), line: trimStart(nodes.slice(at + 1)) };
  const end = lineEnd(holder.value, at === nodes.length - 1);
  return {
    before: withoutLastBreak([
      ...nodes.slice(0, at),
      { type: 'text', value: holder.value.slice(0, end) },
    ]),
    line: trimStart([{ type: 'text', value: holder.value.slice(end + 1) }, ...nodes.slice(at + 1)]),
  };
}

/** remark leaves a line feed after a hard break. */
function withoutLastBreak(nodes: ElementContent[]): ElementContent[] {
  const end = nodes.findLastIndex((node) => !isBlank(node));
  return nodes.slice(0, end + 1);
}

function lineEnd(text: string, isLast: boolean): number {
  return (isLast ? text.trimEnd() : text).lastIndexOf('\n');
}

function trimStart(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = nodes;
  return first?.type === 'text'
    ? [{ ...first, value: first.value.trimStart() }, ...rest]
    : [...nodes];
}

function beginsWithDash(line: readonly ElementContent[]): boolean {
  return line[0]?.type === 'text' && dash.test(line[0].value);
}

const dash = /^\s*(?:[–—―]|-{2,3}(?=\s))\s*(?!\d)/;
