import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * A module of this project and all modules of the project that it imports, directly or through
 * others: absolute paths, sorted. Imports of types count too.
 */
export function importedFiles(entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(relativeImport)) {
      const target = resolve(dirname(file), path);
      // Data, such as package.json, is no module.
      if (existsSync(target) && !target.endsWith('.json')) found.add(target);
    }
  return [...found].sort();
}

/** As Prettier prints it. A path in a comment adds a file too many, never one too few. */
const relativeImport = /(?:\bfrom |\bimport |\bimport\()\s*'(\.[^'?]+)/g;
