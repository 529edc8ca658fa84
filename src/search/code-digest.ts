import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importedFiles } from '../cache/imported-files.ts';

/** Digest of all code that the files of an index depend on. */
export function codeDigest(): string {
  const code = importedFiles(join(import.meta.dirname, 'update-index.ts'));
  const pagefind = fileURLToPath(new URL('../package.json', import.meta.resolve('pagefind')));
  const hash = createHash('sha256');
  for (const file of [...code, pagefind]) hash.update(readFileSync(file));
  return hash.digest('hex');
}
