import { z } from 'zod';

/**
 * Reads `content/old-addresses.json`: the paths that articles had on another site, each with the
 * slug of its article. `undefined` if the text is not such a file.
 */
export function parseOldAddresses(text: string): Map<string, string> | undefined {
  try {
    const read = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
    return read.success ? new Map(Object.entries(read.data)) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes one path per line, sorted, so that adding or removing one changes no other line. */
export function printOldAddresses(addresses: ReadonlyMap<string, string>): string {
  const sorted = [...addresses].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

/** Whether hosts can redirect from the path; in their rules `*` and spaces have a meaning. */
export function isOldPath(path: string): boolean {
  return /^\/[\w.~%/-]*$/.test(path) && path !== '/' && !path.includes('//');
}

/**
 * Whether a page can exist at the path: decoded paths cannot contain spaces and most special
 * characters.
 */
export function canAnswer(path: string): boolean {
  try {
    return /^[\p{L}\p{M}\p{N}._~/-]+$/u.test(decodeURI(path));
  } catch {
    return false;
  }
}

/**
 * All spellings of a path: with and without a trailing slash, and, where it has non-ASCII letters,
 * encoded and decoded, because hosts differ in which they compare.
 */
export function allForms(path: string): string[] {
  const decoded = canAnswer(path) ? decodeURI(path) : path;
  const paths = decoded === path ? [path] : [path, decoded];
  return paths.flatMap((one) => {
    if (/\.\w{2,5}$/.test(one)) return [one];
    const bare = one.replace(/\/$/, '');
    return [bare, `${bare}/`];
  });
}
