import { relative } from 'node:path';

/** A folder as the author knows it: relative to where the command was started, with a slash at its end. */
export function shownFolder(folder: string): string {
  return `${relative(process.cwd(), folder) || '.'}/`;
}
