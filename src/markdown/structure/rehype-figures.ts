import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { VFile } from 'vfile';
import { mediaKind } from '../media-kinds.ts';
import { splitCreditText } from './caption.ts';
import { isBlank, isElement } from '../tree/elements.ts';
import { offsetOf } from '../settings.ts';

/**
 * Turns pictures that are alone in a paragraph into figures, and several of them into a figure of
 * figures. The title becomes caption and credit.
 *
 * - before: `<p><img src="a.jpg" alt="Trump" title="Am Pult. (Archivbild) © Name/dpa"></p>`
 * - after: `<figure><img src="a.jpg" alt="Trump"><figcaption>Am Pult. (Archivbild)
 *   <cite>Name/dpa</cite></figcaption></figure>`
 *
 * In a box they are figures one by one.
 */
export function rehypeFigures() {
  return (tree: Root, file: VFile): void => {
    tree.children = tree.children.flatMap((node) => {
      if (isElement(node, 'details') && file.data.boxes?.has(offsetOf(node)))
        node.children = node.children.flatMap((child) => picturesIn(child)?.map(toFigure) ?? child);
      const pictures = picturesIn(node);
      if (!pictures) return [node];
      const figures = pictures.map(toFigure);
      return pictures.length > 1 && !pictures.some(isPlayed) ? [figure(figures, node)] : figures;
    });
  };
}

/** The pictures of a paragraph that contains nothing else. */
function picturesIn(node: RootContent): Element[] | undefined {
  if (!isElement(node)) return undefined;
  if (node.tagName === 'img') return [node];
  if (
    node.tagName !== 'p' ||
    !node.children.every((child) => isElement(child, 'img', 'br') || isBlank(child))
  )
    return undefined;
  const pictures = node.children.filter((child) => isElement(child, 'img'));
  return pictures.length > 0 ? pictures : undefined;
}

function isPlayed({ properties }: Element): boolean {
  return mediaKind(String(properties.src)) !== undefined;
}

function figure(children: ElementContent[], { position }: RootContent): Element {
  return {
    type: 'element',
    tagName: 'figure',
    properties: {},
    children,
    ...(position && { position }),
  };
}

function toFigure(img: Element): Element {
  const { title, ...properties } = img.properties;
  const children: ElementContent[] = [{ ...img, properties }];
  if (typeof title === 'string' && title.trim())
    children.push({
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: captionOf(title),
    });
  return figure(children, img);
}

function captionOf(title: string): ElementContent[] {
  const { caption, credit } = splitCreditText(title);
  const children: ElementContent[] = caption ? [{ type: 'text', value: caption }] : [];
  if (caption && credit) children.push({ type: 'text', value: ' ' });
  if (credit)
    children.push({
      type: 'element',
      tagName: 'cite',
      properties: {},
      children: [{ type: 'text', value: credit }],
    });
  return children;
}
