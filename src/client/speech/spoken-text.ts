import { interfaceWords } from '../interface-words.ts';
import { clausesOf } from './clauses.ts';

/**
 * The parts of an article that are read aloud, in document order: headline, standfirst,
 * corrections, headings, text, captions, quotations with their speaker, tables cell by cell.
 * Excluded: dates and links of the interface, section numbers, credits, footnotes and their
 * references.
 */
export function spokenText(
  article: Element,
  lang: string,
): { parts: Part[]; sentences: Sentence[] } {
  const parts: Part[] = [];
  const sentences: Sentence[] = [];
  for (const { block, texts } of runsOf(article)) {
    const title = block.matches('h1, h2, h3, h4, h5, h6');
    const whole = texts.map(({ data }) => data).join('');
    if (title || parts.length === 0)
      parts.push({ id: block.id, title: clean(whole), first: sentences.length });
    for (const { start, end } of clausesOf(whole, lang)) {
      const text = clean(whole.slice(start, end)).replace(/^[–—]\s*/, '');
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      sentences.push({ text, range: rangeOf(texts, start, end), part: parts.length - 1 });
    }
  }
  return { parts, sentences };
}

/**
 * A section or the lead: the id of its heading, the heading, and the index of its first sentence.
 */
export interface Part {
  id: string;
  title: string;
  first: number;
}

export interface Sentence {
  text: string;
  range: Range;
  /** Index of its part. */
  part: number;
}

const unspoken = `${interfaceWords}, .kicker, .notes, figcaption small, .series, svg, script, style`;
const blocks =
  'p, li, dt, dd, figcaption, blockquote, td, th, caption, pre, summary, h1, h2, h3, h4, h5, h6';

/** Consecutive text nodes of one block. */
function runsOf(article: Element): { block: Element; texts: Text[] }[] {
  const runs: { block: Element; texts: Text[] }[] = [];
  const walker = document.createTreeWalker(
    article,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof Element
        ? node.matches(unspoken)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest(blocks);
    if (!block || !(node instanceof Text)) continue;
    const last = runs.at(-1);
    if (last?.block === block) last.texts.push(node);
    else runs.push({ block, texts: [node] });
  }
  return runs;
}

/** The part of a run between two offsets in its text. */
function rangeOf(texts: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let offset = 0;
  for (const text of texts) {
    const next = offset + text.length;
    if (start >= offset && start < next) range.setStart(text, start - offset);
    if (end > offset && end <= next) range.setEnd(text, end - offset);
    offset = next;
  }
  return range;
}

function clean(text: string): string {
  return text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}
