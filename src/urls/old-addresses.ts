import { z } from 'zod';

/**
 * Reads `content/old-addresses.json`: the paths under which articles were published before they came onto this site,
 * each with the name of its article. Undefined for what is no such file.
 */
export function parseOldAddresses(text: string): Map<string, string> | undefined {
  try {
    const read = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
    if (!read.success) return undefined;
    return new Map(Object.entries(read.data).filter(([path]) => isOldPath(path)));
  } catch {
    return undefined;
  }
}

/** One path in a line, sorted, so that a path more or less changes no line but its own. */
export function printOldAddresses(addresses: ReadonlyMap<string, string>): string {
  const sorted = [...addresses].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

/** Whether a host can be told to redirect from it; a `*` or a space would mean something there. */
export function isOldPath(path: string): boolean {
  return /^\/[\w.~%/-]*$/.test(path) && path !== '/' && !path.includes('//');
}

/**
 * A path with and without the slash at its end, as hosts and readers write either; one with letters beyond ASCII also
 * with these letters, by which some hosts know it.
 */
export function allForms(path: string): string[] {
  const decoded = decodeSafely(path);
  const paths =
    decoded !== path && /^[\p{L}\p{M}\p{N}._~/-]+$/u.test(decoded) ? [path, decoded] : [path];
  return paths.flatMap((one) => {
    if (/\.\w{2,5}$/.test(one)) return [one];
    const bare = one.replace(/\/$/, '');
    return [bare, `${bare}/`];
  });
}

function decodeSafely(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
