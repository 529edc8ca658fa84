import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath, type Problem } from '../problem.ts';
import { parseOldAddresses } from '../urls/old-addresses.ts';

/** The old paths of articles from `<contentDir>/old-addresses.json`; empty without that file. */
export async function readOldAddresses(
  contentDir: string,
): Promise<{ addresses: ReadonlyMap<string, string>; problems: Problem[] }> {
  const path = join(contentDir, 'old-addresses.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const addresses = text === undefined ? new Map<string, string>() : parseOldAddresses(text);
  if (addresses) return { addresses, problems: [] };
  const message = 'This file is not a list of old addresses.';
  const remedy = 'It holds one object: {"/2014/05/old-path/": "name-of-the-article"}.';
  return { addresses: new Map(), problems: [{ file: shownPath(path), message, remedy }] };
}
