import type { RemovedArticle } from '../content/metadata.ts';
import { articlePath, sectionPath } from '../urls/urls.ts';
import { site } from '../site.ts';

/** Paths below the base of all pages of removed articles; `has` says whether the site has a file. */
export function gonePaths(
  removed: readonly RemovedArticle[],
  has: (file: string) => boolean,
): string[] {
  return removed
    .flatMap(({ slug, sectionIds }) => [
      articlePath(slug),
      ...sectionIds.map((id) => sectionPath(slug, id)),
    ])
    .map((path) => path.slice(site.base.length))
    .filter((path) => has(`${path}index.html`));
}
