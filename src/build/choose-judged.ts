import { articleInPath } from '../urls/urls.ts';
import { sample } from '../checks/sample.ts';

/**
 * Chooses which pages are checked, and which of those are validated as HTML too. In large sites,
 * section pages repeat their article, so only some of them are checked. HTML is validated for some
 * pages of each kind.
 */
export function chooseJudged(
  pages: readonly Page[],
): (page: Page) => { isJudged: boolean; isSample: boolean } {
  const sections = pages.map(({ path }) => path).filter(isSection);
  const judged = sample(sections, mostSections);
  const looked = sample(
    pages.filter(({ file }) => file.endsWith('.html')).map(({ path }) => `${path}/`),
    mostLooked,
  );
  return ({ path }) => ({
    isJudged: !isSection(path) || judged.has(path),
    isSample: looked.has(`${path}/`),
  });
}

function isSection(path: string): boolean {
  return articleInPath(path) !== undefined;
}

const mostSections = 2000;
const mostLooked = 200;

interface Page {
  /** Without leading or trailing slash. */
  path: string;
  /** Relative to the output folder. */
  file: string;
}
