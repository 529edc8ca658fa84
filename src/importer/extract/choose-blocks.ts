import { type BlockFeatures, describeBlocks } from './block-features.ts';
import { judgeBlock, type Judgement } from './block-weights.ts';
import type { Removed } from '../draft.ts';
import { askDefuddle, askReadability } from './extractors.ts';
import { findNoise, protectedText, removedBy } from './noise-rules.ts';
import { type PageBlock, textOf } from '../page/page-blocks.ts';
import type { PageMetadata } from '../metadata/read-metadata.ts';
import type { Refusal } from '../refusal.ts';

/** Decides for every block of a page whether it is part of the article. */
export function chooseBlocks(
  document: Document,
  blocks: readonly PageBlock[],
  metadata: PageMetadata,
  url: string | undefined,
): ChosenBlocks | Refusal {
  const declared = metadata.hasMarkdownSource ? soleArticle(document) : undefined;
  if (declared) return chooseAll(declared, blocks);
  const extracted = [askReadability(document), askDefuddle(document, url)] as const;
  const opinions = { readability: extracted[0].blocks, defuddle: extracted[1].blocks };
  const judgements = judgeTogether(
    blocks,
    describeBlocks(blocks, opinions, {
      title: metadata.facts.title,
      description: metadata.description,
      body: metadata.data?.body,
    }).map((features) => ({ features, ...judgeBlock(features) })),
  );
  const noise = blocks.map((block, number) => {
    const rule = findNoise(block.text);
    const isSentence = rule?.needsDoubt && !isLabel(block) && !asks(block);
    return isSentence && (judgements[number]?.certainty ?? 0) >= sure ? undefined : rule;
  });
  const isFound = (number: number): boolean =>
    opinions.readability.has(number) || opinions.defuddle.has(number);
  const kept = new Set(
    blocks.keys().filter((number) => {
      const [block, judgement] = [blocks[number], judgements[number]];
      if (!block || !judgement || noise[number]) return false;
      const { inCore, inComments, inSidebar, inPromotion, inFooter } = judgement.features;
      if (judgement.certainty >= 0.5) return true;
      if (inCore === 0 || inComments + inSidebar + inPromotion + inFooter > 0) return false;
      return isDuty(block) || (isFound(number) && isNeverJudged(block));
    }),
  );
  closeGaps(blocks, kept, (number) => isFound(number) && !noise[number]);
  dropHeadingsOverNothing(blocks, kept);
  const removed = [...blocks.entries()].flatMap(([number, { text }]): Removed[] => {
    const [rule, judgement] = [noise[number], judgements[number]];
    if (kept.has(number)) return [];
    if (rule) return [removedBy(rule, text)];
    return [
      judgement && judgement.certainty < 0.5
        ? { text, reason: judgement.reason, rule: judgement.rule }
        : { text, reason: 'a heading over nothing', rule: 'empty-section' },
    ];
  });
  return { kept, removed, bylines: extracted.map(({ byline }) => byline) };
}

/**
 * Cells of a table are kept or removed together, so that columns stay aligned. A sentence, list
 * item or cell that occurs twice in the article was written twice.
 */
function judgeTogether(blocks: readonly PageBlock[], judgements: readonly Judged[]): Judged[] {
  const alone = judgements.map((judged, number): Judged => {
    const { features } = judged;
    const isPart =
      features.repeated > 0 &&
      features.inCore > 0 &&
      blocks[number]?.element.closest('table, ul, ol, dl, blockquote') != null;
    return isPart ? { features, ...judgeBlock({ ...features, repeated: 0 }) } : judged;
  });
  const tables = new Map<Element, number[]>();
  for (const [number, { element }] of blocks.entries()) {
    const table = outerTable(element);
    if (table) tables.set(table, [...(tables.get(table) ?? []), number]);
  }
  for (const numbers of tables.values()) {
    const texts = numbers.map((number) => blocks[number]?.text.split(' ').length ?? 0);
    // A table that contains a page is a frame for that page.
    if (numbers.length < 4 || Math.max(...texts) > longestCell) continue;
    const all = texts.reduce((sum, words) => sum + words, 0);
    const mean = numbers.reduce(
      (sum, number, index) => sum + ((alone[number]?.certainty ?? 0) * (texts[index] ?? 0)) / all,
      0,
    );
    for (const number of numbers) {
      const judged = alone[number];
      if (judged) alone[number] = { ...judged, certainty: mean };
    }
  }
  return alone;
}

function outerTable(element: Element): Element | undefined {
  let outer: Element | undefined;
  for (
    let table = element.closest('table');
    table;
    table = table.parentElement?.closest('table') ?? null
  )
    outer = table;
  return outer;
}

/** In words. */
const longestCell = 80;

/** A rule about words alone removes no block that is this certainly text. */
const sure = 0.8;

function isLabel({ text }: PageBlock): boolean {
  return text.split(' ').length <= 3;
}

/** It links to what it asks for. */
function asks({ element }: PageBlock): boolean {
  return [...element.querySelectorAll('a')].some((link) =>
    /\b(?:sign(?:ing)? up|subscri|abonnier|newsletter|anmelden|registrier|register|join|download)/i.test(
      textOf(link),
    ),
  );
}

/** Credits, agencies and corrections are always kept. */
function isDuty({ text }: PageBlock): boolean {
  return text.split(' ').length <= 80 && protectedText.test(text);
}

/** Captions and code inside the article are always kept. */
function isNeverJudged({ element }: PageBlock): boolean {
  return element.localName === 'pre' || element.closest('figcaption') !== null;
}

/** Restores a heading above a kept paragraph, and a single block between two kept ones. */
function closeGaps(
  blocks: readonly PageBlock[],
  kept: Set<number>,
  mayStay: (number: number) => boolean,
): void {
  for (const [number, block] of blocks.entries()) {
    const [before, after] = [blocks[number - 1], blocks[number + 1]];
    if (kept.has(number) || !after || !kept.has(number + 1) || !mayStay(number)) continue;
    const isLinked =
      block.element.closest('a') !== null || block.element.querySelector('a') !== null;
    const isHeading = headingLevel(block) >= 2 && after.text.split(' ').length >= 10;
    const isBetween =
      before !== undefined &&
      kept.has(number - 1) &&
      block.element.parentElement === before.element.parentElement &&
      block.element.parentElement === after.element.parentElement;
    if (!isLinked && (isHeading || isBetween)) kept.add(number);
    // A heading that links to itself or to its subject is next to its text. A teaser's is in a box
    // with it.
    else if (isHeading && isBesideText(block, after, before)) kept.add(number);
  }
}

function isBesideText(
  { element }: PageBlock,
  after: PageBlock,
  before: PageBlock | undefined,
): boolean {
  const parent = element.closest('h2, h3, h4, h5, h6')?.parentElement;
  const isOwn = element.closest('a[href^="#"]') ?? element.querySelector('a[href^="#"]');
  return (
    parent != null &&
    parent === after.element.parentElement &&
    after.element.localName === 'p' &&
    (isOwn !== null || parent === before?.element.parentElement)
  );
}

/** Removes a heading if none of its blocks is kept. */
function dropHeadingsOverNothing(blocks: readonly PageBlock[], kept: Set<number>): void {
  // Walks upwards, with the highest heading level since the last kept text.
  let barrier = 0;
  for (let number = blocks.length - 1; number >= 0; number--) {
    const block = blocks[number];
    const level = block ? headingLevel(block) : 0;
    if (level > 0) {
      if (barrier <= level) kept.delete(number);
      barrier = Math.min(barrier, level);
    } else if (kept.has(number)) barrier = 7;
  }
}

/**
 * From 1 to 6. 0 for other blocks, and for headings in lists and quotations, which open no section.
 */
function headingLevel({ element }: PageBlock): number {
  const heading = element.closest('h1, h2, h3, h4, h5, h6');
  if (!heading || heading.closest('li, blockquote, td')) return 0;
  return Number(heading.localName.slice(1));
}

/** The only article of a page. */
function soleArticle(document: Document): Element | undefined {
  const [article, ...more] = document.querySelectorAll('main article, article[role="main"]');
  return more.length === 0 ? article : undefined;
}

/**
 * If a page was made from Markdown, everything in its article is text, except lines around the
 * headline.
 */
function chooseAll(article: Element, blocks: readonly PageBlock[]): ChosenBlocks {
  const head = article.querySelector('header');
  const kept = new Set<number>();
  const removed: Removed[] = [];
  for (const [number, { text, element }] of blocks.entries()) {
    const noise = element.closest('table, pre, figure') ? undefined : findNoise(text);
    if (!article.contains(element))
      removed.push({ text, reason: 'outside the article', rule: 'outside-article' });
    else if (head?.contains(element))
      removed.push({
        text,
        reason: 'a line about the article, beside its headline',
        rule: 'article-head',
      });
    else if (noise) removed.push(removedBy(noise, text));
    else kept.add(number);
  }
  return { kept, removed, bylines: [] };
}

type Judged = Judgement & { features: BlockFeatures };

export interface ChosenBlocks {
  kept: Set<number>;
  removed: Removed[];
  /** The extractors' byline. */
  bylines: string[];
}
