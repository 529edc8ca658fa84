import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { linkOrCopy } from '../cache/write-file.ts';

/**
 * Makes a folder contain exactly the files `paths`: those in `made` with their new content, the
 * others from `from`, which may be the same folder. Compressed forms of retained files may remain.
 * No file is changed in place, because it may be hard-linked elsewhere.
 */
export function settleFiles(
  folder: string,
  from: string,
  paths: readonly string[],
  made: ReadonlyMap<string, Uint8Array>,
): void {
  const wanted = new Set(paths);
  const isKept = (path: string) => wanted.has(path) && !made.has(path);
  for (const path of filesIn(folder)) {
    const original = path.replace(/\.(br|gz)$/, '');
    if (folder !== from || !isKept(original)) rmSync(join(folder, path));
  }
  for (const path of paths) {
    const goal = join(folder, path);
    const content = made.get(path);
    if (content === undefined && folder === from) continue;
    mkdirSync(dirname(goal), { recursive: true });
    if (content) writeFileSync(goal, content, { flag: 'wx' });
    else linkOrCopy(join(from, path), goal);
  }
  for (const empty of emptyFolders(folder)) rmSync(empty, { recursive: true });
}

function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
}

/** The folder itself and its subfolders, those without any file. */
function emptyFolders(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  if (filesIn(folder).length === 0) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => emptyFolders(join(folder, name)));
}
