import type { Element as HastElement, ElementContent } from 'hast';
import { isElementNode } from '../page/page-blocks.ts';

/** The children of a document's node as hast, with the few attributes that an article can use. */
export function toHast(parent: Node): ElementContent[] {
  return [...parent.childNodes].flatMap((node): ElementContent[] => {
    if (node.nodeType === 3) return [{ type: 'text', value: node.textContent ?? '' }];
    if (!isElementNode(node)) return [];
    return [elementToHast(node)];
  });
}

export function elementToHast(element: Element): HastElement {
  return {
    type: 'element',
    tagName: element.localName,
    properties: propertiesOf(element),
    children: toHast(element),
  };
}

function propertiesOf(element: Element): HastElement['properties'] {
  const properties: HastElement['properties'] = {};
  for (const [attribute, property] of kept) {
    const value = element.getAttribute(attribute);
    if (value !== null) properties[property] = value;
  }
  // White space is dropped when the element is printed.
  if (element.localName === 'details' && element.firstChild?.nodeType === 3)
    properties['dataGap'] = true;
  const classes = element.getAttribute('class')?.split(/\s+/).filter(Boolean) ?? [];
  if (classes.length > 0) properties.className = classes;
  return properties;
}

const kept = [
  ...[
    'href',
    'src',
    'alt',
    'title',
    'id',
    'start',
    'reversed',
    'value',
    'align',
    'cite',
    'role',
  ].map((name): [string, string] => [name, name]),
  ['datetime', 'dateTime'],
  ['colspan', 'colSpan'],
  ['rowspan', 'rowSpan'],
  ['data-note', 'dataNote'],
  ['data-ids', 'dataIds'],
  ['data-video', 'dataVideo'],
  ['data-credit', 'dataCredit'],
] as const;
