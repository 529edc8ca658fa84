import { interfaceWords } from '../interface-words.ts';
import { clausesOf } from './clauses.ts';

/**
 * What is read aloud of an article, in page order: headline, standfirst, corrections, headings, text, captions, quotations with
 * their speaker, tables cell by cell. Left out is what is for the eye alone: dates and links of the interface, numbers of
 * sections, credits, notes and the figures that refer to them.
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

/** A section, or what stands before the first: the id of its heading, the heading, the index of its first sentence. */
export interface Part {
  id: string;
  title: string;
  first: number;
}

export interface Sentence {
  text: string;
  range: Range;
  /** Index of the part it stands in. */
  part: number;
}

const unspoken = `${interfaceWords}, .kicker, .notes, figcaption small, .series, svg, script, style`;
const blocks =
  'p, li, dt, dd, figcaption, blockquote, td, th, caption, pre, summary, h1, h2, h3, h4, h5, h6';

/** Texts that follow each other in one block. */
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

/** The part of a run between two places in its text. */
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
