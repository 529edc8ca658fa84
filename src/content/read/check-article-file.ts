import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { defaultLimits } from '../../markdown/limits.ts';
import { type Problem, unreadable } from '../../problem.ts';

/**
 * Checks an article's file before it is read: it must be a regular file inside the content folder,
 * links resolved, and no larger than an article can be. `file` is relative to that folder. Returns
 * the stats of a good file, otherwise its problem.
 */
export function checkArticleFile(contentDir: string, file: string): Omit<Problem, 'file'> | Stats {
  const path = join(contentDir, file);
  let found: Stats;
  try {
    found = lstatSync(path);
  } catch (error) {
    return unreadable(error, 'This file');
  }
  if (found.isSymbolicLink()) {
    try {
      if (!realpathSync(path).startsWith(realpathSync(contentDir) + sep)) return leadsOut;
      found = statSync(path);
    } catch {
      return leadsNowhere;
    }
  }
  if (!found.isFile()) return notAFile;
  if (found.size <= largest) return found;
  return {
    message: `The file has ${found.size} bytes; an article has at most ${largest}.`,
    remedy: 'Divide it into several articles.',
  };
}

/** The problem of a file that has changed since it was read. */
export const wasChanged = {
  message: 'This file was changed while it was being read.',
  remedy: 'Run the command again.',
};

/** Text and front matter, in bytes. */
const largest = defaultLimits.bytes + 100_000;

const notAFile = {
  message: 'This is not a file.',
  remedy: 'Remove “.md” from its name, or put a Markdown file in its place.',
};
const leadsNowhere = {
  message: 'This link to a file leads nowhere.',
  remedy: 'Delete it, or put the file itself here.',
};
const leadsOut = {
  message: 'This link leads to a file outside the content folder.',
  remedy: 'Put the file itself here.',
};
