/**
 * Wraps every run of text in a page in an element with its number, and lists the runs in document
 * order.
 *
 * - before: `<div>One<br><br>Two<p>Three</p></div>`
 * - after: `<div><p data-block="0">One</p><p data-block="1">Two</p><p
 *   data-block="2">Three</p></div>`
 */
export function divideIntoBlocks(document: Document): PageBlock[] {
  const blocks: PageBlock[] = [];
  const add = (element: Element): void => {
    const text = textOf(element);
    if (text === '') return;
    element.setAttribute(mark, String(blocks.length));
    blocks.push({ element, text });
  };
  const walk = (container: Element): void => {
    if (container.localName === 'pre') return add(container);
    for (const part of partsOf(container)) {
      if (!Array.isArray(part)) walk(part);
      else if (part.every(isEmptyNode)) continue;
      else if (part.length === container.childNodes.length && isTextElement(container))
        add(container);
      else add(wrap(part, container));
    }
  };
  walk(document.body);
  return blocks;
}

/** The attribute with a block's number. */
export const mark = 'data-block';

/** The attribute of paragraphs that were added. */
const wrapped = 'data-wrapped';

/** Removes the attributes, and an added paragraph that is the only one in a list item. */
export function removeMarks(document: Document): void {
  for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
  for (const element of document.querySelectorAll(`li > [${wrapped}]`)) {
    const siblings = element.parentElement?.querySelectorAll(`:scope > p`);
    if (siblings?.length !== 1) continue;
    for (const node of [...element.childNodes]) element.before(node);
    element.remove();
  }
}

/** Whether the first of two elements starts before the second. */
export function readingOrder(document: Document): (first: Element, second: Element) => boolean {
  const places = new Map(
    [...document.querySelectorAll('*')].map((element, place): [Element, number] => [
      element,
      place,
    ]),
  );
  return (first, second) => (places.get(first) ?? 0) < (places.get(second) ?? 0);
}

/** Text with white space collapsed; a line break becomes a space. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The children of a container: elements that contain blocks, and the runs of text between them. */
function partsOf(container: Element): (Element | ChildNode[])[] {
  const parts: (Element | ChildNode[])[] = [];
  let run: ChildNode[] = [];
  let breaks = 0;
  const flush = (): void => {
    if (run.length > 0) parts.push(run);
    run = [];
  };
  for (const node of [...container.childNodes]) {
    if (isElementNode(node) && holdsBlocks(node)) {
      flush();
      parts.push(node);
    } else {
      run.push(node);
      if (isElementNode(node) && node.localName === 'br') {
        if (++breaks === 2) flush();
      } else if (!isEmptyNode(node)) breaks = 0;
    }
  }
  flush();
  return parts;
}

function wrap(nodes: readonly ChildNode[], container: Element): Element {
  const paragraph = container.ownerDocument.createElement('p');
  nodes[0]?.before(paragraph);
  paragraph.setAttribute(wrapped, '');
  // Not spread: a run may have more nodes than a call may have arguments.
  for (const node of nodes) paragraph.append(node);
  return paragraph;
}

function holdsBlocks(element: Element): boolean {
  return blockNames.has(element.localName) || element.querySelector(blockSelector) !== null;
}

/**
 * Whether the element may contain text directly. In other elements, text is wrapped in a paragraph.
 */
function isTextElement(element: Element): boolean {
  return /^(?:p|h[1-6]|li|td|th|dd|dt|figcaption|caption|summary)$/.test(element.localName);
}

export function isElementNode(node: Node): node is Element {
  return node.nodeType === 1;
}

function isEmptyNode(node: Node): boolean {
  return (node.textContent ?? '').trim() === '';
}

const blockNames = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'details',
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
  ],
  ...[
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hgroup',
    'hr',
    'li',
    'main',
    'nav',
    'ol',
    'p',
    'pre',
  ],
  ...['section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'caption'],
]);
const blockSelector = [...blockNames].join(',');

/** A run of text in a page. */
export interface PageBlock {
  element: Element;
  /** With white space collapsed. Never empty. */
  text: string;
}
