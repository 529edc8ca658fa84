import type { Element } from 'hast';
import type { VFile } from 'vfile';
import type {
  Block,
  BoxBlock,
  ChartBlock,
  FootnotesBlock,
  TableBlock,
  VideoBlock,
} from '../blocks.ts';
import { printHtml } from '../html/print-html.ts';
import { mediaKind } from '../media-kinds.ts';
import { offsetOf, report, settingsOf } from '../settings.ts';
import { isBlank, isElement, plainer, plainText } from '../tree/elements.ts';
import { walkElements } from '../tree/walk.ts';
import { claimedId } from './block-ids.ts';
import { phrasing } from './caption.ts';
import { chartRows, mostSeries, rowsOf, sampleNumber } from './chart-rows.ts';
import { toCard, toFigure, toGallery, toMedia, toQuote } from './figure-blocks.ts';
import type { Note } from './rehype-footnotes.ts';

/**
 * Turns sanitised top-level elements into blocks, in order; adjacent elements without a block type
 * of their own become one prose block. Until `assignBlockIds` runs, the `id` of a block holds the
 * text that it will be derived from.
 */
export function toBlocks(nodes: readonly Element[], file: VFile): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const block = toBox(node, file) ??
      toChart(node, file) ??
      toGallery(node) ??
      toMedia(node) ??
      toFigure(node) ??
      toQuote(node) ??
      toCard(node) ??
      toVideo(node) ??
      toTable(node) ?? { type: 'prose', html: printHtml([node]) };
    if (block.type !== 'media') reportUnplayed(node, file);
    const previous = blocks.at(-1);
    if (block.type === 'prose' && previous?.type === 'prose') previous.html += `\n${block.html}`;
    else blocks.push(block);
  }
  return blocks;
}

export function footnotesBlock(notes: readonly Note[], file: VFile): FootnotesBlock | undefined {
  if (notes.length === 0) return undefined;
  notes.forEach((note) => reportUnplayed(note, file));
  return {
    type: 'footnotes',
    notes: notes.map(({ id, children, references }) => ({
      id,
      html: printHtml(children).trim(),
      references,
    })),
  };
}

/** Names the audio and video files that would stand in a page as pictures. */
function reportUnplayed({ children }: Pick<Element, 'children'>, file: VFile): void {
  walkElements({ type: 'root', children }, (node) => {
    const src = String(node.properties.src ?? '');
    if (node.tagName !== 'img' || !mediaKind(src)) return;
    report(
      file,
      node,
      `The file “${src}” cannot be played here.`,
      'Put it in a paragraph of its own, outside boxes and lists.',
    );
  });
}

/**
 * The result of `:::box[…]`. Its position in the source tells it from an author's own `details`.
 */
function toBox(node: Element, file: VFile): BoxBlock | undefined {
  if (node.tagName !== 'details' || !file.data.boxes?.has(offsetOf(node))) return undefined;
  const [summary, ...content] = node.children.filter((child) => !isBlank(child));
  if (!isElement(summary, 'summary')) return undefined;
  const authorId = claimedId(node, file.data.boxes.get(offsetOf(node)), file);
  return {
    type: 'box',
    id: plainText(summary.children),
    ...(authorId !== undefined && { authorId }),
    titleHtml: printHtml(plainer(summary.children)).trim(),
    html: printHtml(content).trim(),
  };
}

/**
 * The result of `:::chart[…]` around a table of numbers. Any other table stays a table and is
 * reported.
 */
function toChart(node: Element, file: VFile): ChartBlock | undefined {
  if (node.tagName !== 'figure' || !file.data.charts?.has(offsetOf(node))) return undefined;
  const [figcaption, table] = node.children.filter((child) => !isBlank(child));
  if (!isElement(figcaption, 'figcaption') || !isElement(table, 'table')) return undefined;
  const { lang } = settingsOf(file);
  const data = chartRows(table, lang);
  if (!data) {
    report(
      file,
      node,
      'A chart is drawn from a table with words in its first column and numbers in all others.',
      `Write a number like ${sampleNumber(lang)} into each cell, under one to ${mostSeries} columns, or remove the ::: lines.`,
    );
    return undefined;
  }
  const authorId = claimedId(node, file.data.charts.get(offsetOf(node)), file);
  return {
    type: 'chart',
    id: plainText(figcaption.children),
    ...(authorId !== undefined && { authorId }),
    titleHtml: printHtml(plainer(phrasing(figcaption))).trim(),
    html: printHtml([table]),
    data,
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
  return (rowsOf(table)[0]?.children ?? [])
    .map((cell) => plainText([cell]))
    .filter(Boolean)
    .join(', ');
}
