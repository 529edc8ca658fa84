import { interfaceWords } from '../interface-words.ts';
import type { Copy } from './share-links.ts';

/**
 * What is copied for a selected passage: „quote“ – article title, section, and one link to the section's address with a
 * text fragment (https://wicg.github.io/scroll-to-text-fragment/), which opens at the section where the passage has changed since.
 */
export function quoteLink(range: Range, title: string, articleUrl: string): Copy {
  const quote = quotedText(range);
  const section = sectionOf(range.startContainer);
  const heading = section?.querySelector('h2, h3, h4, h5, h6')?.textContent.trim();
  const address =
    section?.querySelector<HTMLAnchorElement>('a.share')?.href ??
    new URL(articleUrl, location.href).href;
  const url = `${address}#:~:${textDirective(range)}`;
  const [open, close] = document.documentElement.lang.startsWith('de') ? '„“' : '“”';
  const origin = heading === undefined ? title : `${title}, ${heading}`;
  const link = document.createElement('a');
  link.href = url;
  link.textContent = origin;
  const blockquote = document.createElement('blockquote');
  blockquote.textContent = quote;
  return {
    text: `${open}${quote}${close} – ${origin}\n${url}`,
    html: `${blockquote.outerHTML}<p>– ${link.outerHTML}</p>`,
    url,
  };
}

/** The words of the article in a selection, without what the page has put between them. */
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

/** The texts of which a selection consists, each from where to where it is selected. */
function* textsIn(range: Range): Generator<{ node: Text; start: number; end: number }> {
  const { commonAncestorContainer: root, startContainer, endContainer } = range;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  // A walker leaves its root out.
  let node = root instanceof Text ? root : walker.nextNode();
  for (; node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const start = node === startContainer ? range.startOffset : 0;
    const end = node === endContainer ? range.endOffset : node.length;
    yield { node, start, end };
  }
}

/** The paragraph, list item, caption … that holds a node: text fragments cannot cross its edge with one term. */
export function blockOf(node: Node): HTMLElement {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return (
    element?.closest<HTMLElement>(
      'p, li, figcaption, td, th, dd, dt, pre, summary, h1, h2, h3, h4, h5, h6',
    ) ??
    element ??
    document.body
  );
}

/**
 * The selection up to its last letter: a paragraph selected by three clicks ends, for browsers, at the beginning of
 * whatever comes next.
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

/** `text=[prefix-,]start[,end]`: a short passage whole, a longer one by its first and last words. */
function textDirective(range: Range): string {
  const first = blockOf(range.startContainer);
  const last = blockOf(range.endContainer);
  const quote = trimmed(range.toString());
  if (first === last && quote.length <= 120)
    return `text=${context(range, first, quote)}${encode(quote)}`;
  const start = words(first === last ? quote : textBetween(range, first, 'start'))
    .slice(0, 6)
    .join(' ');
  const end = words(first === last ? quote : textBetween(range, last, 'end'))
    .slice(-6)
    .join(' ');
  return `text=${context(range, first, start)}${encode(start)},${encode(end)}`;
}

/** The words before the passage, where its first words stand elsewhere on the page as well. */
function context(range: Range, block: HTMLElement, term: string): string {
  const page = trimmed(document.querySelector('main')?.textContent ?? '');
  if (page.indexOf(term) === page.lastIndexOf(term)) return '';
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const prefix = words(before.toString()).slice(-4).join(' ');
  return prefix && `${encode(prefix)}-,`;
}

/** The part of the selection that lies in its first or last block. */
function textBetween(range: Range, block: HTMLElement, edge: 'start' | 'end'): string {
  const part = range.cloneRange();
  if (edge === 'start') part.setEnd(block, block.childNodes.length);
  else part.setStart(block, 0);
  return part.toString();
}

function words(text: string): string[] {
  return trimmed(text).split(' ').filter(Boolean);
}

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Inside a term `-`, `,` and `&` have a meaning of their own. */
function encode(term: string): string {
  return encodeURIComponent(term).replaceAll('-', '%2D');
}
