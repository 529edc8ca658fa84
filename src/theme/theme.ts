import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath, unreadable, type Problem } from '../problem.ts';
import { contentDir } from '../site.ts';
import { deliveredColours, type Theme } from './colours.ts';

/** The owner's style sheet, absolute: it may be missing. */
export const themeFile = join(contentDir, 'theme.css');

/** What the owner's theme sets, with all else as it is delivered. */
export const { theme, problems: themeProblems } = await ownTheme();

async function ownTheme(): Promise<{ theme: Theme; problems: Problem[] }> {
  const theme = { colours: deliveredColours, hasOwnText: false, hasOwnDisplay: false };
  if (!existsSync(themeFile)) return { theme, problems: [] };
  const file = shownPath(themeFile);
  try {
    const css = readFileSync(themeFile, 'utf8');
    // What reads CSS and colours takes a quarter of a second to load.
    const { readTheme } = await import('./read-theme.ts');
    return readTheme(css, file);
  } catch (error) {
    return { theme, problems: [{ file, ...unreadable(error) }] };
  }
}
