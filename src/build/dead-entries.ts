import { join } from 'node:path';
import { shownPath, type Problem } from '../problem.ts';
import { siteFile } from '../schema/read-site.ts';
import { contentDir, type site } from '../site.ts';

/** Menu and footer links to pages that do not exist. `files` are all files of the site. */
export function deadEntries(
  { menu, footer = [] }: Pick<typeof site, 'menu' | 'footer'>,
  files: ReadonlyMap<string, unknown>,
): Problem[] {
  return [...menu, ...footer]
    .filter(({ to }) => to.startsWith('/') && !leadsToFile(to, files))
    .map(({ text, to }) => ({
      file: shownPath(join(contentDir, siteFile)),
      message: `The entry “${text}” leads to ${to}, where there is no page.`,
      remedy:
        'Write the path of a page of this site, such as /suche/ or /name-of-a-page/, or a full address.',
    }));
}

function leadsToFile(to: string, files: ReadonlyMap<string, unknown>): boolean {
  const path = to.replace(/[?#].*$/, '').slice(1);
  return files.has(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}
