import type { Blockquote, Heading, List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { CaptionLine, QuoteLine } from '../text/recognise-line.ts';

/** A picture without a file: `::figure[caption]{credit="…"}`. */
export function figureNode({
  caption,
  credit,
}:
  | { caption: string | PhrasingContent[]; credit?: string | undefined }
  | CaptionLine): LeafDirective {
  return {
    type: 'leafDirective',
    name: 'figure',
    attributes: credit ? { credit } : {},
    children: phrasing(caption),
  };
}

/** A reference to a video: `::video[title]{url="…"}`. */
export function videoNode(title: string | PhrasingContent[], url?: string): LeafDirective {
  return {
    type: 'leafDirective',
    name: 'video',
    attributes: url ? { url } : {},
    children: phrasing(title),
  };
}

/** A block quotation whose last line names the speaker. */
export function quoteNode({ quote, speaker }: QuoteLine): Blockquote {
  return attributedQuote([paragraphNode(quote)], [{ type: 'text', value: speaker }]);
}

/** The same with any content. The name is appended to the last paragraph. */
export function attributedQuote(
  children: Blockquote['children'],
  speaker: PhrasingContent[],
): Blockquote {
  const line: PhrasingContent[] = [{ type: 'text', value: '– ' }, ...speaker];
  const last = children.at(-1);
  if (last?.type !== 'paragraph')
    return { type: 'blockquote', children: [...children, { type: 'paragraph', children: line }] };
  const joined: Paragraph = {
    type: 'paragraph',
    children: [...last.children, { type: 'text', value: '\n' }, ...line],
  };
  return { type: 'blockquote', children: [...children.slice(0, -1), joined] };
}

export function paragraphNode(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

export function headingNode(text: string, depth: Heading['depth'] = 2): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }] };
}

/** A list with one line per item, numbered from `start` if given. */
export function listNode(items: readonly string[], start?: number): List {
  return {
    type: 'list',
    ordered: start !== undefined,
    ...(start !== undefined && { start }),
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: [paragraphNode(item)],
    })),
  };
}

/** Whether the node is a paragraph without visible content. */
export function isEmptyParagraph(node: RootContent): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.every(
      (child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''),
    )
  );
}

/** A speaker's name without the preceding dash. */
export function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.replace(leadingDash, '').trimStart();
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest];
}

/** The dash before a speaker's name. */
export const leadingDash = /^\s*[–—―-]{1,2}\s*/;

function phrasing(content: string | PhrasingContent[]): PhrasingContent[] {
  return typeof content === 'string'
    ? content === ''
      ? []
      : [{ type: 'text', value: content }]
    : content;
}
