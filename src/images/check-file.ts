import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { type Problem, unreadable } from '../problem.ts';
import { similarFile } from './picture-names.ts';

/**
 * Checks a file next to an article before it is read: it must be a file of moderate size inside the
 * content folder, and a picture must have one of the known extensions. Links to folders are not
 * followed. Returns its stats, or what is wrong. `source` is what the author wrote, `path` is
 * absolute.
 */
export function checkFile(
  source: string,
  path: string,
  { contentDir, what }: { contentDir: string; what: 'picture' | 'file' },
): Stats | Omit<Problem, 'file'> {
  if (relative(contentDir, path).startsWith('..') || source.startsWith('/'))
    return outside(source, what);
  if (what === 'picture' && !formats.includes(extname(path).toLowerCase())) {
    return {
      message: `“${source}” is not a kind of picture that can be published.`,
      remedy: `Use one of ${formats.join(', ')}.`,
    };
  }
  try {
    const folder = linkedFolderOn(dirname(path), contentDir);
    if (folder !== undefined)
      return {
        message: `The ${what} “${source}” is in a linked folder (${folder}). Links to folders are not followed.`,
        remedy: `Put the folder itself, or the ${what}, in the place of the link.`,
      };
    if (relative(realpathSync(contentDir), realpathSync(path)).startsWith('..'))
      return outside(source, what);
    const stats = statSync(path);
    if (!stats.isFile())
      return {
        message: `The ${what} “${source}” is not a file.`,
        remedy:
          what === 'picture' ? 'Put a picture file in its place.' : 'Put a file in its place.',
      };
    if (stats.size > mostBytes)
      return {
        message: `The ${what} “${source}” has ${stats.size} bytes.`,
        remedy: `Export a smaller version; it may have ${mostBytes}.`,
      };
    return stats;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO')
      return unreadable(error, `The ${what} “${source}”`);
    const similar = similarFile(path, formats);
    return {
      message: `The ${what} “${source}” does not exist.`,
      remedy:
        similar === undefined
          ? 'Put the file next to the article, or correct its name (upper and lower case matter).'
          : `Write “${source.slice(0, source.lastIndexOf('/') + 1)}${similar}” if that is the one; it exists.`,
    };
  }
}

/**
 * The first symbolic link on the path from the content folder to a folder below it, relative to the
 * content folder.
 */
function linkedFolderOn(folder: string, contentDir: string): string | undefined {
  const names = relative(contentDir, folder).split(sep).filter(Boolean);
  const paths = names.map((_, index) => names.slice(0, index + 1).join('/'));
  return paths.find((path) => lstatSync(join(contentDir, path)).isSymbolicLink());
}

function outside(source: string, what: string): Omit<Problem, 'file'> {
  return {
    message: `The ${what} “${source}” is outside the content folder.`,
    remedy: 'Put it next to the article and write its name only.',
  };
}

const formats = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif'];

/** In bytes. Larger than any picture, and larger audio or video takes too long to load. */
const mostBytes = 200_000_000;
