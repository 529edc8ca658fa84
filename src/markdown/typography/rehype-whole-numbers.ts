import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeRaw from 'rehype-raw';
import { VFile } from 'vfile';
import { wholeNumbers } from '../../i18n/number-words.ts';
import { printHtml } from '../html/print-html.ts';
import { isElement } from '../tree/elements.ts';

/**
 * Keeps numbers that are joined to a word or to another number on one line. No sign is added, so that
 * they are found and copied as they were written.
 *
 * - before: `<p>die 78-Jährige, 10–12 Uhr</p>`
 * - after: `<p>die <span class="whole">78-Jährige</span>, <span class="whole">10–12</span> Uhr</p>`
 */
export function rehypeWholeNumbers() {
  return (tree: Root): void => keepWhole(tree);
}

/**
 * HTML printed by the pipeline without these elements, for places where no styles give them an
 * effect.
 */
export function withoutWholeNumbers(html: string): string {
  if (!html.includes('<span class="whole">')) return html;
  const { children } = parse(
    { type: 'root', children: [{ type: 'raw', value: html }] },
    new VFile(),
  );
  return printHtml(unwrapped(children));
}

const parse = rehypeRaw();

function unwrapped(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return node.type === 'text' ? [node] : [];
    const children = unwrapped(node.children);
    return isWhole(node) ? children : [{ ...node, children }];
  });
}

function isWhole({ tagName, properties }: Element): boolean {
  return tagName === 'span' && String(properties.className) === 'whole';
}

function keepWhole(parent: Root | Element): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index];
    if (isElement(node)) {
      if (!verbatim.has(node.tagName)) keepWhole(node);
    } else if (node?.type === 'text') {
      const parts = partsOf(node.value);
      if (parts) parent.children.splice(index, 1, ...parts);
      if (parts) index += parts.length - 1;
    }
  }
}

/** The text and the elements that replace it, if there are any. */
function partsOf(text: string): ElementContent[] | undefined {
  const pieces = wholeNumbers(text);
  if (pieces.length === 1) return undefined;
  return pieces.flatMap((value, index): ElementContent[] => {
    if (value === '') return [];
    const content = { type: 'text' as const, value };
    if (index % 2 === 0) return [content];
    const properties = { className: ['whole'] };
    return [{ type: 'element', tagName: 'span', properties, children: [content] }];
  });
}

const verbatim = new Set(['code', 'kbd', 'samp', 'var', 'pre', 'ruby']);
