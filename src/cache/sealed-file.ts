import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { digestOf } from './digest.ts';

/**
 * Writes a text below a line with its digest, in one step. If that fails, no file is left behind.
 */
export function writeSealed(path: string, text: string): void {
  const fresh = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(fresh, `${digestOf(text)}\n${text}`);
    renameSync(fresh, path);
  } catch {
    try {
      rmSync(fresh, { force: true });
    } catch {
      // There is nothing to delete.
    }
  }
}

/** Reads a text that `writeSealed` wrote. Throws if the file is missing or damaged. */
export function readSealed(path: string): string {
  const file = readFileSync(path, 'utf8');
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  if (digestOf(text) !== file.slice(0, end)) throw new Error(`${path} is damaged.`);
  return text;
}
