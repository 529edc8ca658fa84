import type { Element, ElementContent } from 'hast';
import type { CardBlock, FigureBlock, GalleryBlock, MediaBlock, QuoteBlock } from '../blocks.ts';
import { printHtml } from '../html/print-html.ts';
import { mediaKind } from '../media-kinds.ts';
import { isBlank, isElement, plainer, plainText } from '../tree/elements.ts';
import { phrasing, splitCredit } from './caption.ts';
import { withoutDash } from './rehype-attributed-quotes.ts';
import { isExternal } from './rehype-links.ts';

/** A `figure` with at most one picture, and nothing else but a caption. */
export function toFigure(node: Element): FigureBlock | undefined {
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
export function toMedia(node: Element): MediaBlock | undefined {
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
export function toGallery(node: Element): GalleryBlock | undefined {
  if (node.tagName !== 'figure') return undefined;
  const inner = node.children.filter((child) => !isBlank(child));
  const figures = inner.flatMap((child) => (isElement(child) ? (toFigure(child) ?? []) : []));
  const isWhole =
    figures.length === inner.length &&
    figures.every(({ picture }) => picture && !mediaKind(picture.src));
  return isWhole && figures.length > 1 ? { type: 'gallery', figures } : undefined;
}

/** A `figure` around a link, with a caption: see `rehype-cards.ts`. */
export function toCard(node: Element): CardBlock | undefined {
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

/** A `figure` around a block quotation whose caption names the speaker. */
export function toQuote(node: Element): QuoteBlock | undefined {
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
