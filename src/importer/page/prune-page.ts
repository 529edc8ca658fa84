import type { Removed } from '../draft.ts';
import { type PageBlock, readingOrder, removeMarks } from './page-blocks.ts';

/**
 * Removes all blocks and pictures from a page that are not kept. Returns the removed pictures;
 * blocks are listed elsewhere.
 */
export function prunePage(
  document: Document,
  blocks: readonly PageBlock[],
  kept: ReadonlySet<number>,
  pictureFile: (address: string) => string | undefined,
): Removed[] {
  const removed: Removed[] = [];
  const precedes = readingOrder(document);
  const numbers = [...kept].sort((a, b) => a - b);
  const first = blocks[numbers[0] ?? 0]?.element;
  const last = blocks[numbers.at(-1) ?? 0]?.element;
  for (const image of document.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? '';
    const isInside =
      first &&
      last &&
      (precedes(first, image) ||
        first.contains(image) ||
        image.closest('figure')?.contains(first)) &&
      (precedes(image, last) ||
        last.contains(image) ||
        (image.closest('figure') ?? image.parentElement)?.contains(last) ||
        isRightAfter(last, image));
    if (isInside && pictureFile(address) !== undefined) continue;
    const alt = image.getAttribute('alt')?.trim() ?? '';
    if (isInside)
      removed.push({
        text: alt || address.slice(0, 200),
        reason: 'a picture that was not saved with the page',
        rule: 'picture-not-saved',
      });
    image.remove();
  }
  for (const [number, { element }] of blocks.entries()) if (!kept.has(number)) element.remove();
  for (const element of document.querySelectorAll('hr'))
    if (!first || !last || !precedes(first, element) || !precedes(element, last)) element.remove();
  removeMarks(document);
  return removed;
}

/** The picture below the last paragraph, in the same container. */
function isRightAfter(last: Element, image: Element): boolean {
  const frame = image.closest('figure') ?? image;
  return (
    frame.parentElement === last.parentElement ||
    frame.parentElement === last.parentElement?.parentElement
  );
}
