import { articleInPath } from '../urls/urls.ts';
import { sample } from '../checks/sample.ts';

/**
 * Chooses which pages are checked, and which of those are validated as HTML too. In large sites,
 * section pages repeat their article, so only some of them are checked. HTML is validated for some
 * pages of each kind.
 */
export function chooseChecked(
  pages: readonly Page[],
): (page: Page) => { isChecked: boolean; isSample: boolean } {
  const sections = pages.map(({ path }) => path).filter(isSection);
  const checked = sample(sections, mostSections);
  const validated = sample(
    pages.filter(({ file }) => file.endsWith('.html')).map(({ path }) => `${path}/`),
    mostValidated,
  );
  return ({ path }) => ({
    isChecked: !isSection(path) || checked.has(path),
    isSample: validated.has(`${path}/`),
  });
}

function isSection(path: string): boolean {
  return articleInPath(path) !== undefined;
}

const mostSections = 2000;
const mostValidated = 200;

interface Page {
  /** Without leading or trailing slash. */
  path: string;
  /** Relative to the output folder. */
  file: string;
}
