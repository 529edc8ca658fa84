import type { Element, ElementContent } from 'hast';
import { assignIds } from '../../anchors/assign.ts';
import type {
  Block,
  FigureBlock,
  FootnotesBlock,
  QuoteBlock,
  Section,
  TableBlock,
  VideoBlock,
} from '../blocks.ts';
import { splitCredit } from './caption.ts';
import { isBlank, isElement, holdsFlow, isFlow, plainText, plainer } from '../tree/elements.ts';
import { printHtml } from '../html/print-html.ts';
import { withoutDash } from './rehype-attributed-quotes.ts';
import type { Note } from './rehype-footnotes.ts';

/**
 * Turns sanitised top-level elements into blocks, in order; adjacent elements without a block type
 * of their own become one prose block. Until `assignBlockIds` runs, the `id` of a block holds the
 * text that it will be derived from.
 */
export function toBlocks(nodes: readonly Element[]): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const block = toFigure(node) ??
      toQuote(node) ??
      toVideo(node) ??
      toTable(node) ?? { type: 'prose', html: printHtml([node]) };
    const previous = blocks.at(-1);
    if (block.type === 'prose' && previous?.type === 'prose') previous.html += `\n${block.html}`;
    else blocks.push(block);
  }
  return blocks;
}

/** Gives figures, quotations and videos ids from their first words; ids of sections are taken. */
export function assignBlockIds(sections: readonly Section[], lang: string): void {
  const prefixes = /^de\b/i.test(lang)
    ? { figure: 'bild', quote: 'zitat', video: 'video' }
    : { figure: 'figure', quote: 'quote', video: 'video' };
  const blocks = sections.flatMap((section) => section.blocks).filter(isNamed);
  const wanted = blocks.map((block) => ({
    text: `${prefixes[block.type]} ${firstWords(block.id)}`,
  }));
  const ids = assignIds(
    wanted,
    sections.map(({ id }) => id),
  );
  blocks.forEach((block, index) => (block.id = ids[index] ?? ''));
}

export function footnotesBlock(notes: readonly Note[]): FootnotesBlock | undefined {
  if (notes.length === 0) return undefined;
  return {
    type: 'footnotes',
    notes: notes.map(({ id, children, references }) => ({
      id,
      html: printHtml(children).trim(),
      references,
    })),
  };
}

/** A `figure` with at most one picture, and nothing else but a caption. */
function toFigure(node: Element): FigureBlock | undefined {
  if (node.tagName !== 'figure') return undefined;
  const figcaption = node.children.find((child) => isElement(child, 'figcaption'));
  const rest = node.children
    .filter((child) => child !== figcaption && !isBlank(child))
    .flatMap(unwrapPicture);
  const [img] = rest;
  if (rest.length > 1 || (img && img.tagName !== 'img') || (!img && !figcaption)) return undefined;

  const { caption, credit } = splitCredit(phrasing(figcaption));
  const captionHtml = printHtml(caption).trim();
  return {
    type: 'figure',
    id: plainText(caption) || plainText(rest) || credit,
    ...(img && {
      picture: { src: String(img.properties.src ?? ''), alt: String(img.properties.alt ?? '') },
    }),
    ...(captionHtml && { captionHtml }),
    ...(credit && { credit }),
  };
}

/** A picture may be in a paragraph, or in a link, usually to a larger copy. */
function unwrapPicture(node: ElementContent): Element[] {
  if (!isElement(node))
    return [{ type: 'element', tagName: 'p', properties: {}, children: [node] }];
  const children = node.children.filter((child) => !isBlank(child));
  return isElement(node, 'p', 'a') &&
    children.length === 1 &&
    plainText(children) === plainText(children.flatMap(pictureIn))
    ? children.flatMap(unwrapPicture)
    : [node];
}

function pictureIn(node: ElementContent): ElementContent[] {
  if (!isElement(node)) return [];
  return node.tagName === 'img' ? [node] : node.children.flatMap(pictureIn);
}

/** A `figure` around a block quotation whose caption names the speaker. */
function toQuote(node: Element): QuoteBlock | undefined {
  if (node.tagName !== 'figure') return undefined;
  const [quote, figcaption, ...more] = node.children.filter((child) => !isBlank(child));
  if (!isElement(quote, 'blockquote') || !isElement(figcaption, 'figcaption') || more.length > 0)
    return undefined;
  return {
    type: 'quote',
    id: plainText(quote.children),
    html: printHtml(quote.children).trim(),
    attributionHtml: printHtml(withoutDash(phrasing(figcaption))).trim(),
  };
}

function toVideo(node: Element): VideoBlock | undefined {
  if (node.tagName !== 'video') return undefined;
  const { src } = node.properties;
  return {
    type: 'video',
    id: plainText(node.children),
    titleHtml: printHtml(plainer(node.children)).trim(),
    ...(typeof src === 'string' && src && { url: src }),
  };
}

function toTable(node: Element): TableBlock | undefined {
  if (node.tagName !== 'table') return undefined;
  return { type: 'table', html: printHtml([node]), label: labelOf(node) };
}

function labelOf(table: Element): string {
  const caption = table.children.find((child) => isElement(child, 'caption'));
  if (isElement(caption)) return plainText(caption.children);
  const row = firstRow(table);
  return (row?.children ?? [])
    .map((cell) => plainText([cell]))
    .filter(Boolean)
    .join(', ');
}

function firstRow(node: Element): Element | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.tagName === 'tr') return child;
    const row = firstRow(child);
    if (row) return row;
  }
  return undefined;
}

/**
 * The content of a caption or title as phrasing: its paragraphs are joined with spaces, and a
 * picture is replaced by its description.
 */
function phrasing(node: Element | undefined): ElementContent[] {
  const children = (node?.children ?? []).flatMap((child): ElementContent[] => {
    if (!isElement(child) || !holdsFlow(child)) return [described(child)];
    if (!isFlow(child)) return [{ ...child, children: phrasing(child) }];
    return [{ type: 'text', value: ' ' }, ...phrasing(child), { type: 'text', value: ' ' }];
  });
  const first = children.findIndex((child) => !isBlank(child));
  const last = children.findLastIndex((child) => !isBlank(child));
  return first < 0 ? [] : children.slice(first, last + 1);
}

function described(node: ElementContent): ElementContent {
  if (!isElement(node)) return node;
  return node.tagName === 'img'
    ? { type: 'text', value: String(node.properties.alt ?? '') }
    : { ...node, children: node.children.map(described) };
}

function firstWords(text: string): string {
  return text.split(' ').slice(0, 5).join(' ');
}

function isNamed(block: Block): block is NamedBlock {
  return block.type === 'figure' || block.type === 'quote' || block.type === 'video';
}

type NamedBlock = FigureBlock | QuoteBlock | VideoBlock;
