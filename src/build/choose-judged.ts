import { articleInPath } from '../urls/urls.ts';
import { sample } from '../checks/sample.ts';

/**
 * Which of the pages are judged, and of which it is also looked up whether their HTML is valid: of very many sections'
 * pages, which hold their article once more, some are judged, and of all pages some of each kind are looked up.
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
  /** Without slashes at its ends. */
  path: string;
  /** Of the output, below its folder. */
  file: string;
}
