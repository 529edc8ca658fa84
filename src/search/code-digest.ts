import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Digest of all code that the files of an index depend on. */
export function codeDigest(): string {
  const own = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ name }) => join(import.meta.dirname, name))
    .sort();
  const client = ['cbor.ts', 'word-list.ts', 'merge-recent.ts'].map((name) =>
    join(import.meta.dirname, '../client', name),
  );
  const pagefind = fileURLToPath(new URL('../package.json', import.meta.resolve('pagefind')));
  const hash = createHash('sha256');
  for (const file of [...own, ...client, pagefind]) hash.update(readFileSync(file));
  return hash.digest('hex');
}
