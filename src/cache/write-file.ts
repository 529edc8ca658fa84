import { randomUUID } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a file in one step, so that other processes see its old or its new content and nothing
 * in between. Creates its folder. Returns whether the file could be written; if not, no part of it
 * is left.
 */
export function replaceFile(path: string, content: string | Uint8Array): boolean {
  const fresh = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(fresh, content);
    renameSync(fresh, path);
    return true;
  } catch {
    discard(fresh);
    return false;
  }
}

/**
 * Gives a file a second path, or copies it where hard links are not possible: across file systems,
 * and on some of them.
 */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is nothing to delete.
  }
}
