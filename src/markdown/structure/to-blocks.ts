import type { Element, ElementContent } from 'hast';
import { assignIds } from '../../anchors/assign.ts';
import type { VFile } from 'vfile';
import type {
  Block,
  BoxBlock,
  CardBlock,
  ChartBlock,
  FigureBlock,
  FootnotesBlock,
  GalleryBlock,
  MediaBlock,
  QuoteBlock,
  Section,
  TableBlock,
  VideoBlock,
} from '../blocks.ts';
import { mediaKind } from '../media-kinds.ts';
import { namedIn } from '../named-blocks.ts';
import { offsetOf, report, settingsOf } from '../settings.ts';
import { chartRows, mostSeries, sampleNumber } from './chart-rows.ts';
import { isExternal } from './rehype-links.ts';
import { splitCredit } from './caption.ts';
import { isBlank, isElement, holdsFlow, isFlow, plainText, plainer } from '../tree/elements.ts';
import { walkElements } from '../tree/walk.ts';
import { printHtml } from '../html/print-html.ts';
import { withoutDash } from './rehype-attributed-quotes.ts';
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

/**
 * Gives figures, quotations, videos, boxes and charts ids made from their first words. Ids of
 * sections are taken.
 */
export function assignBlockIds(sections: readonly Section[], lang: string): void {
  const prefixes = /^de\b/i.test(lang)
    ? {
        figure: 'bild',
        quote: 'zitat',
        video: 'video',
        media: 'medien',
        box: 'kasten',
        chart: 'grafik',
      }
    : {
        figure: 'figure',
        quote: 'quote',
        video: 'video',
        media: 'media',
        box: 'box',
        chart: 'chart',
      };
  const blocks = sections.flatMap((section) => section.blocks).flatMap(namedIn);
  const wanted = blocks.map((block) => ({
    text: `${prefixes[block.type]} ${firstWords(block.id)}`,
    authorId: 'authorId' in block ? block.authorId : undefined,
  }));
  const ids = assignIds(
    wanted,
    sections.map(({ id }) => id),
  );
  blocks.forEach((block, index) => (block.id = ids[index] ?? ''));
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

/** A `figure` whose picture is audio or video. */
function toMedia(node: Element): MediaBlock | undefined {
  const { picture, captionHtml, credit } = toFigure(node) ?? {};
  const kind = picture && mediaKind(picture.src);
  if (!picture || !kind) return undefined;
  return {
    type: 'media',
    id: picture.alt || picture.src.replace(/\.[^.]*$/, ''),
    kind,
    src: picture.src,
    title: picture.alt,
    ...(captionHtml && { captionHtml }),
    ...(credit && { credit }),
  };
}

/** A `figure` of figures that contain one picture each. */
function toGallery(node: Element): GalleryBlock | undefined {
  if (node.tagName !== 'figure') return undefined;
  const inner = node.children.filter((child) => !isBlank(child));
  const figures = inner.flatMap((child) => (isElement(child) ? (toFigure(child) ?? []) : []));
  const isWhole =
    figures.length === inner.length &&
    figures.every(({ picture }) => picture && !mediaKind(picture.src));
  return isWhole && figures.length > 1 ? { type: 'gallery', figures } : undefined;
}

/** A `figure` around a link, with a caption: see `rehype-cards.ts`. */
function toCard(node: Element): CardBlock | undefined {
  if (node.tagName !== 'figure') return undefined;
  const [link, figcaption, ...more] = node.children.filter((child) => !isBlank(child));
  if (!isElement(link, 'a') || !isElement(figcaption, 'figcaption') || more.length > 0)
    return undefined;
  const { href } = link.properties;
  if (typeof href !== 'string' || !isExternal(href)) return undefined;
  return {
    type: 'card',
    url: href,
    titleHtml: printHtml(plainer(link.children)).trim(),
    noteHtml: printHtml(plainer(phrasing(figcaption))).trim(),
  };
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

/** The id that its author wrote for a box or chart; that another has it already is reported. */
function claimedId(node: Element, id: string | undefined, file: VFile): string | undefined {
  if (id === undefined) return undefined;
  const claimed = (file.data.claimedIds ??= new Set());
  if (claimed.has(id))
    report(
      file,
      node,
      `The id “${id}” is that of another box, chart or section.`,
      'Give one of them another id.',
    );
  claimed.add(id);
  return id;
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

declare module 'vfile' {
  interface DataMap {
    /** The ids of the sections, and those that authors wrote for the boxes and charts so far. */
    claimedIds: Set<string>;
  }
}
