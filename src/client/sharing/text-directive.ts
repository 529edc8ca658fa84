import { interfaceWords } from '../interface-words.ts';

/**
 * Returns `text=[prefix-,]start[,end][,-suffix]` for a passage of the page
 * (https://wicg.github.io/scroll-to-text-fragment/). A short passage is included whole, a longer
 * one by its first and last words. Browsers match only whole words, and the first match counts. So
 * the passage is widened to whole words, and context is added until it is the first match.
 *
 * `undefined` if only a heading is selected, because the section's address leads there, or if no
 * unique text was found. If a passage begins in a heading, the fragment names the text below: the
 * same heading also appears earlier, in the contents list.
 */
export function textDirective(range: Range): string | undefined {
  const page = readPage(range);
  const [from, to] = wholeWords(page.text, page.from, page.to);
  if (from >= to) return undefined;
  const text = folded(page.text);
  for (const words of [6, 10, 16, 30]) {
    for (const around of [0, 4, 8]) {
      const terms = termsOf(page.text, from, to, words, around);
      const place = firstPlace(text, terms);
      if (place?.from === from && place.to === to) return printed(terms);
    }
  }
  return undefined;
}

/**
 * The paragraph, list item, caption etc. that contains a node. A term of a text fragment does not
 * cross it.
 */
export function blockOf(node: Node): HTMLElement {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return (
    element?.closest<HTMLElement>(
      'p, li, figcaption, figcaption > small, td, th, dd, dt, pre, summary, h1, h2, h3, h4, h5, h6',
    ) ??
    element ??
    document.body
  );
}

/** The page's text, with line breaks between blocks, and the passage in it without headings. */
function readPage(range: Range): { text: string; from: number; to: number } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  let text = '';
  let from: number | undefined;
  let to = 0;
  let block: HTMLElement | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) text += ' ';
    if (!(node instanceof Text) || node.parentElement?.closest(notShown)) continue;
    if (blockOf(node) !== block) text = text.trimEnd() + '\n';
    block = blockOf(node);
    const isNamed = !/^H\d$/.test(block.tagName) && !block.closest(interfaceWords);
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    const before = joined(text, node.data.slice(0, start));
    const within = joined(before, node.data.slice(start, end));
    if (isNamed && range.intersectsNode(node) && within.length > before.length) {
      from ??= before.length;
      to = within.length;
    }
    text = joined(within, node.data.slice(end));
  }
  return { text, from: from ?? 0, to };
}

const notShown = 'script, style, noscript, template, [hidden], .quote-button';

/** Collapses white space, and removes it at the start of a block. Keeps non-breaking spaces. */
function joined(text: string, more: string): string {
  const collapsed = more.replace(/[ \t\r\n\f]+/g, ' ');
  return text + (/\s$/.test(text) ? collapsed.replace(/^ /, '') : collapsed);
}

/** Trims a passage and extends it to the ends of the words that it cuts. */
function wholeWords(text: string, from: number, to: number): [number, number] {
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (from < to && /\s/.test(text[to - 1] ?? '')) to--;
  if (from >= to) return [from, to];
  const start = text.lastIndexOf('\n', from) + 1;
  const next = text.indexOf('\n', to);
  const end = next < 0 ? text.length : next;
  const first = wordAt(text.slice(start, end), from - start);
  const last = wordAt(text.slice(start, end), to - 1 - start);
  return [first ? start + first[0] : from, last ? start + last[1] : to];
}

/** The start and end of the word at a position in a text, if there is one. */
function wordAt(text: string, place: number): [number, number] | undefined {
  if ('Segmenter' in Intl) {
    const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: 'word' });
    const word = segmenter.segment(text).containing(place);
    return word?.isWordLike ? [word.index, word.index + word.segment.length] : undefined;
  }
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}\p{M}’']+/gu))
    if (index <= place && place < index + word.length) return [index, index + word.length];
  return undefined;
}

/**
 * The terms for a passage: `words` from its beginning and end, and `around` as prefix and suffix.
 */
function termsOf(text: string, from: number, to: number, words: number, around: number): Terms {
  const passage = text.slice(from, to);
  const isOneBlock = !passage.includes('\n');
  const isWhole = isOneBlock && (passage.length <= 120 || wordsOf(passage).length < 2 * words);
  const [first = ''] = passage.split('\n', 1);
  const last = passage.slice(passage.lastIndexOf('\n') + 1);
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const [behind = ''] = text.slice(to).split('\n', 1);
  return {
    prefix: around > 0 ? lastWords(before, around) : '',
    start: isWhole ? passage : firstWords(first, words),
    end: isWhole ? '' : lastWords(last, words),
    suffix: around > 0 ? firstWords(behind, around) : '',
  };
}

/** The first match that a browser finds for the terms. */
function firstPlace(text: string, terms: Terms): { from: number; to: number } | undefined {
  const [prefix, start, end, suffix] = [terms.prefix, terms.start, terms.end, terms.suffix].map(
    folded,
  ) as [string, string, string, string];
  for (const from of placesOf(text, start, 0)) {
    if (!text.slice(0, from).trimEnd().endsWith(prefix)) continue;
    const stops = end === '' ? [from] : placesOf(text, end, from + start.length);
    for (const stop of stops) {
      const to = stop + (end === '' ? start : end).length;
      if (text.slice(to).trimStart().startsWith(suffix)) return { from, to };
    }
  }
  return undefined;
}

/** The start of a term as whole words, searched from a position. */
function* placesOf(text: string, term: string, after: number): Generator<number> {
  const isLetter = (sign: string | undefined) => /[\p{L}\p{N}\p{M}]/u.test(sign ?? '');
  for (let at = text.indexOf(term, after); at >= 0; at = text.indexOf(term, at + 1)) {
    const cutsBefore = isLetter(text[at - 1]) && isLetter(text[at]);
    const cutsBehind = isLetter(text[at + term.length - 1]) && isLetter(text[at + term.length]);
    if (!cutsBefore && !cutsBehind) yield at;
  }
}

/** Browsers ignore case. Letters whose length would change are kept. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function printed({ prefix, start, end, suffix }: Terms): string {
  const parts = [
    prefix && `${encode(prefix)}-`,
    encode(start),
    end && encode(end),
    suffix && `-${encode(suffix)}`,
  ];
  return `text=${parts.filter(Boolean).join(',')}`;
}

/** `-`, `,` and `&` have special meanings in a term. */
function encode(term: string): string {
  return encodeURIComponent(term).replaceAll('-', '%2D');
}

function firstWords(text: string, count: number): string {
  return wordsOf(text).slice(0, count).join(' ');
}

function lastWords(text: string, count: number): string {
  return wordsOf(text).slice(-count).join(' ');
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

interface Terms {
  prefix: string;
  start: string;
  end: string;
  suffix: string;
}
