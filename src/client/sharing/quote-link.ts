import { interfaceWords } from '../interface-words.ts';
import { innerQuotes } from '../../i18n/inner-quotes.ts';
import type { Shared } from './share-links.ts';
import { blockOf, textDirective } from './text-directive.ts';

/**
 * The text shared for a selected passage: „quote“ – article title, section, and a link to the
 * section's address with a text fragment. If the passage has changed since, the link opens the
 * section.
 */
export function quoteLink(range: Range, title: string, articleUrl: string): Shared {
  const quote = quotedText(range);
  const section = sectionOf(range.startContainer);
  const heading = section?.querySelector('h2, h3, h4, h5, h6')?.textContent.trim();
  const address =
    section?.querySelector<HTMLAnchorElement>('a.share')?.href ??
    new URL(articleUrl, location.href).href;
  const directive = textDirective(range);
  const url = directive === undefined ? address : `${address}#:~:${directive}`;
  const [open, close] = document.documentElement.lang.startsWith('de') ? '„“' : '“”';
  const text = `${open}${innerQuotes(quote)}${close}`;
  const origin = heading === undefined ? title : `${title}, ${heading}`;
  const link = document.createElement('a');
  link.href = url;
  link.textContent = origin;
  const blockquote = document.createElement('blockquote');
  blockquote.textContent = quote;
  return {
    title: origin,
    text,
    url,
    plain: `${text} – ${origin}\n${url}`,
    html: `${blockquote.outerHTML}<p>– ${link.outerHTML}</p>`,
  };
}

/** The article's text in a selection, without interface text. */
function quotedText(range: Range): string {
  let quote = '';
  let block: HTMLElement | undefined;
  for (const { node, start, end } of textsIn(range)) {
    if (node.parentElement?.closest(interfaceWords)) continue;
    if (block !== blockOf(node)) quote += ' ';
    block = blockOf(node);
    quote += node.data.slice(start, end);
  }
  return trimmed(quote);
}

/** The text nodes in a selection, each with the start and end of its selected part. */
function* textsIn(range: Range): Generator<{ node: Text; start: number; end: number }> {
  const { commonAncestorContainer: root, startContainer, endContainer } = range;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  // A walker does not return its root.
  let node = root instanceof Text ? root : walker.nextNode();
  for (; node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const start = node === startContainer ? range.startOffset : 0;
    const end = node === endContainer ? range.endOffset : node.length;
    yield { node, start, end };
  }
}

/** The block in which a passage ends, or the table, quotation or heading line around it. */
export function lastBlock(range: Range): Element {
  const block = blockOf(range.endContainer);
  return block.closest('.table, .opening, .quote') ?? block;
}

/**
 * The selection up to its last letter. Browsers end a paragraph selected with a triple click at the
 * start of the next element.
 */
export function tightened(range: Range): Range {
  const tight = range.cloneRange();
  for (const { node, end } of textsIn(range))
    if (node.data.slice(0, end).trim() !== '') tight.setEnd(node, end);
  return tight;
}

function sectionOf(node: Node): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const section = element?.closest('article section');
  return section?.querySelector('a.share') ? section : undefined;
}

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
