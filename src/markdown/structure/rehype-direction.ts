import type { Element, ElementContent, Root } from 'hast';
import type { VFile } from 'vfile';
import { textDirection } from '../../i18n/direction.ts';
import { settingsOf } from '../settings.ts';
import { isElement, plainText } from '../tree/elements.ts';
import { walkElements } from '../tree/walk.ts';
import { isHeading } from './rehype-nested-headings.ts';

/**
 * Sets the direction of paragraphs, items and cells most of whose letters run against the
 * article's: an Arabic quotation in a German article, and the reverse. Directions that the author
 * set are kept.
 *
 * - before: `<p>شكرا جزيلا</p>` in `de`
 * - after: `<p dir="rtl">شكرا جزيلا</p>`
 */
export function rehypeDirection() {
  return (tree: Root, file: VFile): void => {
    const usual = textDirection(settingsOf(file).lang);
    if (usual === 'ltr' && !rightToLeft.test(String(file.value))) return;
    walkElements(tree, (node) => {
      if (node.properties.dir !== undefined) return;
      const direction = directionOf(node);
      if (direction === undefined || direction === usual) return;
      // Of a heading only the content is repeated in lists and titles.
      if (isHeading(node)) node.children = [bdi(node.children, direction)];
      else if (holders.has(node.tagName)) node.properties.dir = direction;
    });
  };
}

/** The direction of most letters in an element that has text of its own. */
function directionOf(node: Element): 'ltr' | 'rtl' | undefined {
  if (!isHeading(node) && !holders.has(node.tagName)) return undefined;
  const own = node.children.filter((child) => !isElement(child, 'p', 'ul', 'ol', 'blockquote'));
  const text = plainText(own);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  return (text.match(rightToLeftLetters)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr';
}

function bdi(children: ElementContent[], dir: string): Element {
  return { type: 'element', tagName: 'bdi', properties: { dir }, children };
}

const holders = new Set(['p', 'li', 'dt', 'dd', 'td', 'th', 'summary', 'caption']);

const scripts = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]`;
const rightToLeft = new RegExp(scripts, 'u');
const rightToLeftLetters = new RegExp(String.raw`(?=\p{L})${scripts}`, 'gu');
