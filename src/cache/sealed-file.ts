import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { digestOf } from './digest.ts';

/** Writes a text under a line with its digest, in one step. Where that cannot be written, nothing is left behind. */
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
      // It could not be written in the first place.
    }
  }
}

/** The text that `writeSealed` wrote. Throws where there is no such file, or it is damaged. */
export function readSealed(path: string): string {
  const file = readFileSync(path, 'utf8');
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  if (digestOf(text) !== file.slice(0, end)) throw new Error(`${path} is damaged.`);
  return text;
}
