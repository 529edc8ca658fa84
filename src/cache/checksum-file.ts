import { readFileSync } from 'node:fs';
import { digestOf } from './digest.ts';
import { replaceFile } from './write-file.ts';

/**
 * Writes a text below a line with its digest, in one step. If that fails, no file is left behind.
 */
export function writeWithChecksum(path: string, text: string): void {
  replaceFile(path, `${digestOf(text)}\n${text}`);
}

/** Reads a text that `writeWithChecksum` wrote. Throws if the file is missing or damaged. */
export function readWithChecksum(path: string): string {
  const file = readFileSync(path, 'utf8');
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  if (digestOf(text) !== file.slice(0, end)) throw new Error(`${path} is damaged.`);
  return text;
}
