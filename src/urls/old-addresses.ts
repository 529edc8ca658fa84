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

/** A path with and without the slash at its end, as hosts and readers write either. */
export function bothForms(path: string): string[] {
  if (/\.\w{2,5}$/.test(path)) return [path];
  const bare = path.replace(/\/$/, '');
  return [bare, `${bare}/`];
}
