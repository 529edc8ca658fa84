import type { RemovedArticle } from '../content/metadata.ts';
import { pathOf, sectionPath } from '../urls/urls.ts';
import { site } from '../site.ts';

/**
 * Paths below the base of all pages of removed articles; `has` says whether the site has a file.
 */
export function gonePaths(
  removed: readonly RemovedArticle[],
  has: (file: string) => boolean,
): string[] {
  return removed
    .flatMap(({ sectionIds, ...article }) => [
      pathOf(article),
      ...sectionIds.map((id) => sectionPath(pathOf(article), id)),
    ])
    .map((path) => path.slice(site.base.length))
    .filter((path) => has(`${path}index.html`));
}
