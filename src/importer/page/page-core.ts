import type { PageBlock } from './page-blocks.ts';

/**
 * Measures a page: how many words and how much text each element contains, and which element
 * contains the article. The core is the deepest element with most of the mass. Mass is the number
 * of words in plain paragraphs, with a higher weight for those that an extractor selects.
 */
export function measurePage(
  blocks: readonly PageBlock[],
  readability: ReadonlySet<number>,
  defuddle: ReadonlySet<number>,
): PageMeasures {
  const paths = blocks.map(({ element }) => pathOf(element));
  const words = blocks.map(({ text }) => text.split(' ').length);
  const links = blocks.map((block, number) => linkShare(block, paths[number] ?? []));
  const mass = words.map((count, number) => {
    const isParagraph =
      count >= 10 && (links[number] ?? 0) < 0.4 && !isFurniture(paths[number] ?? []);
    const votes = Number(readability.has(number)) + Number(defuddle.has(number));
    return isParagraph ? count * (votes + 0.1) : 0;
  });
  const totals = new Map<Element, Totals>();
  for (const [number, path] of paths.entries()) {
    const count = words[number] ?? 0;
    for (const element of path) {
      const total = totals.get(element) ?? { words: 0, linked: 0, mass: 0 };
      total.words += count;
      total.linked += count * (links[number] ?? 0);
      total.mass += mass[number] ?? 0;
      totals.set(element, total);
    }
  }
  const whole = mass.reduce((sum, one) => sum + one, 0);
  const core = deepestWith(0.6 * whole, paths, totals);
  const isText = (number: number): boolean =>
    (mass[number] ?? 0) >= 12 &&
    (readability.has(number) || defuddle.has(number)) &&
    core !== undefined &&
    (paths[number]?.includes(core) ?? false);
  const last = blocks.findLastIndex((_, number) => isText(number));
  return {
    paths,
    words,
    links,
    totals,
    mass: whole,
    core,
    last: last < 0 ? blocks.length - 1 : last,
  };
}

function deepestWith(
  least: number,
  paths: readonly Element[][],
  totals: ReadonlyMap<Element, Totals>,
): Element | undefined {
  let deepest: Element | undefined;
  let depth = 0;
  for (const path of least > 0 ? paths : []) {
    for (const [above, element] of path.entries()) {
      if (path.length - above <= depth || (totals.get(element)?.mass ?? 0) < least) continue;
      depth = path.length - above;
      deepest = element;
    }
  }
  return deepest;
}

/** The element and its ancestors, innermost first. */
function pathOf(block: Element): Element[] {
  const path: Element[] = [];
  for (let element: Element | null = block; element; element = element.parentElement)
    path.push(element);
  return path;
}

/** The fraction of a block's text that is linked, from 0 to 1. */
function linkShare({ element, text }: PageBlock, path: readonly Element[]): number {
  const isHeading = path.slice(0, 3).some(({ localName }) => /^h[2-6]$/.test(localName));
  // A heading that links to itself does not link to another page.
  const leadsAway = (link: Element): boolean =>
    !(isHeading && (link.getAttribute('href') ?? '').startsWith('#'));
  if (path.some((one) => one.localName === 'a' && leadsAway(one))) return 1;
  let linked = 0;
  for (const link of [...element.getElementsByTagName('a')].filter(leadsAway))
    linked += (link.textContent ?? '').trim().length;
  return Math.min(1, linked / text.length);
}

/** Menus, forms and comments have paragraphs too, but are not the core. */
function isFurniture(path: readonly Element[]): boolean {
  return (
    path.some(({ localName }) => /^(?:nav|footer|form)$/.test(localName)) ||
    path
      .slice(0, 4)
      .some((element) =>
        /(?:^|[\s_-])(?:comments?|sidebar|related|footer|nav|menu)/i.test(
          `${element.getAttribute('class') ?? ''} ${element.id}`,
        ),
      )
  );
}

export interface PageMeasures {
  /** For each block, its element and its ancestors. */
  paths: Element[][];
  /** For each block, the number of its words. */
  words: number[];
  /** For each block, the fraction of its text that is linked. */
  links: number[];
  totals: Map<Element, Totals>;
  /** For the whole page. */
  mass: number;
  /** `undefined` for a page without paragraphs. */
  core: Element | undefined;
  /** The number of the last block that is certainly text. */
  last: number;
}

interface Totals {
  words: number;
  /** Words in links. */
  linked: number;
  mass: number;
}
