import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unreadable, type Problem } from '../problem.ts';
import { contentDir } from '../site.ts';
import { readTheme, type Theme } from './read-theme.ts';

/** The owner's style sheet, absolute: it may be missing. */
export const themeFile = join(contentDir, 'theme.css');

/** What the owner's theme sets, with all else as it is delivered. */
export const { theme, problems: themeProblems } = ownTheme();

function ownTheme(): { theme: Theme; problems: Problem[] } {
  const shorter = relative(process.cwd(), themeFile);
  const shown = shorter.startsWith('..') ? themeFile : shorter;
  try {
    return readTheme(readFileSync(themeFile, 'utf8'), shown);
  } catch (error) {
    const { theme: plain } = readTheme('', shown);
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { theme: plain, problems: isMissing ? [] : [{ file: shown, ...unreadable(error) }] };
  }
}
