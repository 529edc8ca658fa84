import { z } from 'zod';
import { decoded } from './decoded.ts';

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

/**
 * Whether hosts can redirect from the path. In their rules, spaces, `*`, `:` and `;` have a
 * meaning.
 */
export function isOldPath(path: string): boolean {
  return /^\/[\w.~%/!'()+,@&=-]*$/.test(path) && path !== '/' && !path.includes('//');
}

/**
 * Whether a page can exist at the path: decoded paths cannot contain spaces and signs with a
 * meaning in addresses or rules.
 */
export function canAnswer(path: string): boolean {
  return !/%2f/i.test(path) && /^[\p{L}\p{M}\p{N}._~/!'()+,@&=-]+$/u.test(decoded(path));
}

/**
 * All spellings of a path: with and without a trailing slash, and, where it has signs or non-ASCII
 * letters, encoded and decoded, because hosts and browsers differ in which they compare and send.
 */
export function allForms(path: string): string[] {
  const plain = decoded(path);
  const spellings = canAnswer(path) ? [path, plain, encodeURI(plain), encodedWhole(plain)] : [path];
  return [...new Set(spellings)].flatMap((one) => {
    if (/\.\w{2,5}$/.test(one)) return [one];
    const bare = one.replace(/\/$/, '');
    return [bare, `${bare}/`];
  });
}

/** Every sign percent-encoded, those too that addresses may contain as they are. */
function encodedWhole(path: string): string {
  return encodeURI(path).replace(
    /[!'()+,@&=]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
