import type { Facts, LeadPicture } from '../draft.ts';
import { mark, type PageBlock, readingOrder } from './page-blocks.ts';
import type { PageMetadata } from '../metadata/read-metadata.ts';
import { findDate } from '../metadata/find-date.ts';
import { elementToHast } from '../markdown/dom-to-hast.ts';
import { readFigcaption } from '../markdown/figure-to-markdown.ts';
import { isName, readByline } from '../text/recognise-line.ts';

/**
 * Facts from the page above the text, with the numbers of their blocks: headline, kicker,
 * standfirst, byline, date, lead picture, corrections.
 */
export function headFacts(
  document: Document,
  blocks: readonly PageBlock[],
  kept: ReadonlySet<number>,
  metadata: PageMetadata,
  pictureFile: (address: string) => string | undefined,
): { facts: Facts; inHead: Set<number> } {
  const facts: Facts = { ...metadata.facts };
  const inHead = new Set<number>();
  const texts = [...kept].sort((a, b) => a - b);
  const isText = (number: number): boolean => (blocks[number]?.text.split(' ').length ?? 0) >= 25;
  const firstText =
    texts.find((number) => isText(number) && !isStandfirst(blocks[number], metadata)) ??
    texts.find(isText) ??
    texts.find((number) => isShortText(blocks[number])) ??
    texts[0] ??
    0;

  for (const number of texts) {
    const block = blocks[number];
    if (!block || number > firstText + 1) break;
    const { text, element } = block;
    if (same(text, facts.title) || (element.localName === 'h1' && number <= firstText))
      inHead.add(number);
    else if (number < firstText && same(text, facts.kicker)) inHead.add(number);
    else if (number < firstText && isByline(text, facts)) inHead.add(number);
  }
  const standfirst = [...blocks.keys()]
    .slice(0, firstText + 1)
    .find(
      (number) =>
        isStandfirst(blocks[number], metadata) &&
        (isMarked(blocks[number]) || standsAboveText(number, texts, blocks)),
    );
  if (standfirst !== undefined) {
    facts.description = blocks[standfirst]?.text;
    inHead.add(standfirst);
  } else
    facts.description = describe(
      metadata.description,
      texts.map((number) => blocks[number]?.text ?? ''),
      blocks[firstText]?.text,
    );

  const correctionTexts = facts.corrections?.map(({ text }) => text) ?? [];
  for (const number of texts) {
    const text = blocks[number]?.text ?? '';
    if (
      correctionTexts.some(
        (correction) => text.endsWith(correction) && text.length < correction.length + 60,
      )
    )
      inHead.add(number);
  }
  const lead = leadFigure(
    document,
    blocks,
    texts.filter((number) => !inHead.has(number)),
    firstText,
    metadata,
  );
  if (lead) {
    facts.picture = readPicture(lead, pictureFile);
    for (const element of lead.querySelectorAll(`[${mark}]`))
      inHead.add(Number(element.getAttribute(mark)));
    lead.remove();
  }
  return { facts, inHead };
}

/** The page itself marks it as one. */
function isMarked(block: PageBlock | undefined): boolean {
  return /standfirst/i.test(block?.element.getAttribute('class') ?? '');
}

/** Otherwise it is the text. */
function standsAboveText(
  standfirst: number,
  texts: readonly number[],
  blocks: readonly PageBlock[],
): boolean {
  const words = (number: number): number => blocks[number]?.text.split(' ').length ?? 0;
  const below = texts
    .filter((number) => number > standfirst)
    .reduce((sum, number) => sum + words(number), 0);
  return below >= Math.max(40, 1.5 * words(standfirst));
}

/** The first paragraph of a text that has only short ones. */
function isShortText(block: PageBlock | undefined): boolean {
  return block?.element.localName === 'p' && block.text.split(' ').length >= 12;
}

/** A block above the text that is marked as a standfirst, or equals the page's description. */
function isStandfirst(block: PageBlock | undefined, { description }: PageMetadata): boolean {
  if (!block || block.text.length < 10 || block.text.length > 700) return false;
  const near = [block.element, block.element.parentElement]
    .map(
      (element) =>
        `${element?.getAttribute('class') ?? ''} ${element?.getAttribute('itemprop') ?? ''}`,
    )
    .join(' ');
  if (
    /(?:^|[\s_-])(?:stand-?first|sub-?(?:title|head(?:line)?|deck)|dek|deck|lead-?(?:text|in)?|lede|intro(?:duction)?|vorspann|teaser-?text|article-?(?:lead|intro|teaser|summary|description)|excerpt|summary|description)(?=$|[\s_-])/i.test(
      near,
    ) &&
    block.element.localName !== 'li'
  )
    return !/paragraph|body|site-?(?:description|title|tagline)|blog-?(?:description|info)|tagline|brand/i.test(
      near,
    );
  return /^(?:h[1-6])$/.test(block.element.localName) && same(block.text, description);
}

/**
 * The description for search engines is the standfirst, unless it is cut off or repeats the start
 * of the text.
 */
function describe(
  description: string | undefined,
  texts: readonly string[],
  first: string | undefined,
): string | undefined {
  if (
    description === undefined ||
    /(?:…|\.\.\.|\[…\])\s*$/.test(description) ||
    description.length < 30 ||
    isTagline(description, texts)
  )
    return undefined;
  const start = squash(description).slice(0, 60);
  return squash(first ?? '').startsWith(start) || description.length > 600
    ? undefined
    : description;
}

/** A description of the whole site shares no words with this article. */
function isTagline(description: string, texts: readonly string[]): boolean {
  const long = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const known = new Set(texts.flatMap(long).map((word) => word.slice(0, 6)));
  const words = long(description);
  return words.filter((word) => known.has(word.slice(0, 6))).length < 0.3 * words.length;
}

function isByline(text: string, facts: Facts): boolean {
  if (text.length > 160) return false;
  const names = readByline(text);
  if (names || facts.authors?.some(({ name }) => text === name)) return true;
  const date = findDate(text);
  if (date === undefined)
    return isName(text) && facts.authors?.some(({ name }) => text.includes(name)) === true;
  const rest = text
    .replace(/[\d.:,|·•/–-]+/g, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 2);
  return rest.length <= 12 && !/[.!?]\s*$/.test(text);
}

/** The first figure above the text, outside the element that contains the paragraphs. */
function leadFigure(
  document: Document,
  blocks: readonly PageBlock[],
  texts: readonly number[],
  firstText: number,
  { leadImages, hasMarkdownSource }: PageMetadata,
): Element | undefined {
  const figure = document.querySelector('figure');
  const first = blocks[texts.find((number) => number >= firstText) ?? firstText]?.element;
  if (
    !figure ||
    !first ||
    figure.querySelector('blockquote, table, pre') ||
    !readingOrder(document)(figure, first)
  )
    return undefined;
  if (!hasMarkdownSource && figure.closest('nav, aside, footer, header nav')) return undefined;
  const parents = new Set(texts.map((number) => blocks[number]?.element.parentElement));
  const image = figure.querySelector('img')?.getAttribute('src') ?? '';
  const isNamed =
    !hasMarkdownSource &&
    leadImages.some((address) => fileName(address) !== '' && fileName(address) === fileName(image));
  return isNamed || !parents.has(figure.parentElement) ? figure : undefined;
}

function readPicture(
  figure: Element,
  pictureFile: (address: string) => string | undefined,
): LeadPicture | undefined {
  const image = figure.querySelector('img');
  const file = image ? pictureFile(image.getAttribute('src') ?? '') : undefined;
  const holder = figure.querySelector('figcaption');
  const { text = '', credit } = holder ? readFigcaption(elementToHast(holder)) : {};
  const picture: LeadPicture = {
    ...(file !== undefined && {
      file,
      alt: image?.getAttribute('alt')?.trim() || text || 'Ohne Beschreibung',
    }),
    caption: text || undefined,
    credit,
  };
  return picture.file !== undefined || picture.caption !== undefined || picture.credit !== undefined
    ? picture
    : undefined;
}

function fileName(address: string): string {
  return /([^/?#]+)(?:[?#].*)?$/.exec(address)?.[1]?.replace(/-\d+x\d+(?=\.)/, '') ?? '';
}

function same(a: string, b: string | undefined): boolean {
  return b !== undefined && squash(a) === squash(b) && squash(a) !== '';
}

function squash(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
