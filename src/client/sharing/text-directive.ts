import { interfaceWords } from '../interface-words.ts';

/**
 * `text=[prefix-,]start[,end][,-suffix]` for a passage of the page
 * (https://wicg.github.io/scroll-to-text-fragment/): a short passage whole, a longer one by its
 * first and last words. Browsers find whole words only, and go to the first place that fits: the
 * passage is widened to whole words, and words around it are added until it is the first.
 *
 * Undefined where nothing but a heading is selected, which the section's address leads to, and
 * where no such words were found. Of a passage that begins in a heading the text below it is named:
 * the page has the heading in its contents too, which come before.
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

/** The paragraph, list item, caption … that holds a node: one term of a text fragment stays inside. */
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

/** The texts of the page, blocks divided by line breaks, and the passage in it, without its headings. */
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

/** White space is one space, and none at the beginning of a block. Unbreakable spaces stay as they are. */
function joined(text: string, more: string): string {
  const collapsed = more.replace(/[ \t\r\n\f]+/g, ' ');
  return text + (/\s$/.test(text) ? collapsed.replace(/^ /, '') : collapsed);
}

/** A passage without the white space around it, up to the ends of the words that it cuts. */
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

/** Where the word at a place of a text begins and ends, if there is one. */
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

/** What names a passage: `words` of its beginning and end, and `around` of those before and behind. */
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

/** The first place that a browser finds for the terms. */
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

/** Where a term begins as whole words, from a place on. */
function* placesOf(text: string, term: string, after: number): Generator<number> {
  const isLetter = (sign: string | undefined) => /[\p{L}\p{N}\p{M}]/u.test(sign ?? '');
  for (let at = text.indexOf(term, after); at >= 0; at = text.indexOf(term, at + 1)) {
    const cutsBefore = isLetter(text[at - 1]) && isLetter(text[at]);
    const cutsBehind = isLetter(text[at + term.length - 1]) && isLetter(text[at + term.length]);
    if (!cutsBefore && !cutsBehind) yield at;
  }
}

/** Browsers compare without regard to capitals. Letters that change their length stay. */
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

/** Inside a term `-`, `,` and `&` have a meaning of their own. */
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
