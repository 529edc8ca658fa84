import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * A module of this project and all project modules that it imports, directly or not: absolute
 * paths, sorted. Type imports count too.
 */
export function importedFiles(entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(relativeImport)) {
      const target = resolve(dirname(file), path);
      // Data such as package.json is not a module.
      if (existsSync(target) && !target.endsWith('.json')) found.add(target);
    }
  return [...found].sort();
}

/** An import as Prettier prints it. A path in a comment may add a file too many; none is missed. */
const relativeImport = /(?:\bfrom |\bimport |\bimport\()\s*'(\.[^'?]+)/g;
