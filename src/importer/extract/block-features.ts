import { type Hint, hintsOf } from '../page/class-hints.ts';
import type { PageBlock } from '../page/page-blocks.ts';
import { measurePage, type PageMeasures } from '../page/page-core.ts';

/**
 * Describes every block of a page by features for and against its being part of the article, each
 * from 0 to 1. No feature is specific to a site or language.
 */
export function describeBlocks(
  blocks: readonly PageBlock[],
  { readability, defuddle }: Opinions,
  known: KnownFacts,
): BlockFeatures[] {
  const page = measurePage(blocks, readability, defuddle);
  const { paths, words, links, totals, core, last } = page;
  const sizes = [sizeOf(readability, words), sizeOf(defuddle, words)] as const;
  const kinds = groupByKind(blocks, words, readability, defuddle);
  const repeats = new Map<string, number>();
  for (const { text } of blocks) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  const distances = new Map<Element, number>();
  for (let element = core; element; element = element.parentElement ?? undefined)
    distances.set(element, distances.size);
  const hints = hintReader(page);
  const flat = blocks.map(({ text }) => squash(text));
  const title = squash(known.title ?? '');
  const standfirst = squash(known.description ?? '');
  const body = trustedBody(squash(known.body ?? ''), flat, page);
  const heading = blocks.findIndex(
    (_, number) =>
      title !== '' &&
      flat[number] === title &&
      paths[number]?.some(({ localName }) => localName === 'h1'),
  );

  return blocks.map(({ element, text }, number) => {
    const path = paths[number] ?? [];
    const count = words[number] ?? 0;
    const inReadability = readability.has(number);
    const inDefuddle = defuddle.has(number);
    const parent = totals.get(path[1] ?? element);
    const around = totals.get(path[2] ?? element);
    const kind = kinds.get(kindOf(element));
    const shared = path.find((one) => distances.has(one));
    const distance = shared ? (distances.get(shared) ?? 9) : 9;
    const isHinted = hints(element);
    const squashed = flat[number] ?? '';
    return {
      always: 1,
      inBoth: Number(inReadability && inDefuddle),
      inOne: Number(inReadability !== inDefuddle),
      inLonger: Number(
        (inReadability && !inDefuddle && sizes[0] > 1.6 * sizes[1]) ||
          (inDefuddle && !inReadability && sizes[1] > 1.6 * sizes[0]),
      ),
      kindInBoth: (kind?.both ?? 0) / (kind?.all ?? 1),
      kindShare: Math.min(1, (kind?.any ?? 0) / Math.max(1, ...sizes)),
      inCore: Number(distance === 0),
      farFromCore: Number(distance > 2),
      inMain: Number(isHinted.has('main')),
      inArticle: Number(isHinted.has('article')),
      parentWords: Math.min(1, Math.log2(1 + (parent?.words ?? 0)) / 10),
      linksAround: around ? around.linked / around.words : 0,
      links: links[number] ?? 0,
      repeated: Number((repeats.get(text) ?? 0) > 1),
      inList: Number(path.some(({ localName }) => localName === 'li')),
      tiny: Number(count <= 3),
      long: Number(count >= 25),
      bare: Number(element.hasAttribute('data-wrapped')),
      afterText: Number(number > last),
      farAfterText: Math.min(1, Math.max(0, number - last) / 20),
      aboveTitle: Number(number < heading),
      inSidebar: Number(isHinted.has('sidebar')),
      inFooter: Number(isHinted.has('footer')),
      inPromotion: Number(isHinted.has('promotion')),
      inComments: Number(isHinted.has('comments')),
      inSharing: Number(isHinted.has('sharing')),
      inAuthor: Number(isHinted.has('author')),
      inDetails: Number(isHinted.has('details')),
      notInData: Number(body !== '' && !body.includes(squashed.slice(0, 60))),
      isStandfirst: Number(
        standfirst !== '' &&
          squashed.length > 20 &&
          (squashed.startsWith(standfirst.slice(0, 60)) || standfirst.startsWith(squashed)),
      ),
    };
  });
}

function sizeOf(numbers: ReadonlySet<number>, words: readonly number[]): number {
  return [...numbers].reduce((sum, number) => sum + (words[number] ?? 0), 0);
}

/**
 * Blocks whose elements and parents have the same names are of one kind: paragraphs of the text, or
 * lines of a box.
 */
function groupByKind(
  blocks: readonly PageBlock[],
  words: readonly number[],
  readability: ReadonlySet<number>,
  defuddle: ReadonlySet<number>,
): Map<string, { all: number; both: number; any: number }> {
  const kinds = new Map<string, { all: number; both: number; any: number }>();
  for (const [number, { element }] of blocks.entries()) {
    const name = kindOf(element);
    const kind = kinds.get(name) ?? { all: 0, both: 0, any: 0 };
    const count = words[number] ?? 0;
    kind.all += count;
    if (readability.has(number) && defuddle.has(number)) kind.both += count;
    if (readability.has(number) || defuddle.has(number)) kind.any += count;
    kinds.set(name, kind);
  }
  return kinds;
}

function kindOf(element: Element): string {
  return [element, element.parentElement]
    .map((one) => `${one?.localName}.${(one?.getAttribute('class') ?? '').replace(/\d+/g, '')}`)
    .join(' < ');
}

/**
 * The kinds of an element and its ancestors. An element with half of the page's text is not
 * furniture.
 */
function hintReader({ totals, mass }: PageMeasures): (element: Element | null) => Set<Hint> {
  const known = new Map<Element, Set<Hint>>();
  const read = (element: Element | null): Set<Hint> => {
    if (!element || /^(?:body|html)$/.test(element.localName)) return new Set();
    const before = known.get(element);
    if (before) return before;
    const isMost = (totals.get(element)?.mass ?? 0) >= Math.max(1, mass) / 2;
    const own = [...hintsOf(element)].filter(
      (hint) => !isMost || hint === 'article' || hint === 'main',
    );
    const outer = read(element.parentElement);
    const all = own.length === 0 ? outer : new Set([...outer, ...own]);
    known.set(element, all);
    return all;
  };
  return read;
}

/** The text in a page's structured data, if complete: some pages include only its start. */
function trustedBody(body: string, flat: readonly string[], page: PageMeasures): string {
  if (body === '') return '';
  let all = 0;
  let found = 0;
  for (const [number, text] of flat.entries()) {
    const count = page.words[number] ?? 0;
    if (count < 15 || !page.core || !page.paths[number]?.includes(page.core)) continue;
    all += count;
    if (body.includes(text.slice(0, 60))) found += count;
  }
  return found >= 0.6 * all ? body : '';
}

function squash(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** The numbers of the blocks that each extractor selects. */
export interface Opinions {
  readability: ReadonlySet<number>;
  defuddle: ReadonlySet<number>;
}

/** The page's metadata about the article. */
export interface KnownFacts {
  title: string | undefined;
  description: string | undefined;
  /** The article as plain text, from structured data. */
  body: string | undefined;
}

/** Each from 0 to 1. */
export type BlockFeatures = Record<FeatureName, number>;

export type FeatureName =
  | 'always'
  | 'inBoth'
  | 'inOne'
  | 'inLonger'
  | 'kindInBoth'
  | 'kindShare'
  | 'inCore'
  | 'farFromCore'
  | 'inMain'
  | 'inArticle'
  | 'parentWords'
  | 'linksAround'
  | 'links'
  | 'repeated'
  | 'inList'
  | 'tiny'
  | 'long'
  | 'bare'
  | 'afterText'
  | 'farAfterText'
  | 'aboveTitle'
  | 'inSidebar'
  | 'inFooter'
  | 'inPromotion'
  | 'inComments'
  | 'inSharing'
  | 'inAuthor'
  | 'inDetails'
  | 'notInData'
  | 'isStandfirst';
