import { articleInPath } from '../urls/urls.ts';
import { sample } from '../checks/sample.ts';

/**
 * Which pages are checked, and which of them are validated as HTML too. Of very many section pages,
 * which repeat their article, only some are checked, and of all pages some of each kind are
 * validated.
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
  /** Below the output folder. */
  file: string;
}
