import { statSync } from 'node:fs';

/**
 * Whether a path leads to a folder, links included. False for circular links and for targets that
 * this user may not access.
 */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
