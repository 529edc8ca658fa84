import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileLook } from '../cache/list-files.ts';
import { isHashed } from '../hosting/headers.ts';
import type { Output } from './output.ts';

/**
 * The sorted files that were changed, added or removed since the previous site. Caches in front of
 * the site must purge them, and search engines can be notified of them.
 *
 * Excludes files with a content hash in their names, and files that are not for visitors. Both
 * sites must be listed.
 */
export function changedFiles(site: Output, before: Output): string[] {
  const all = new Set([...site.files.keys(), ...before.files.keys()]);
  return [...all].filter((file) => isPublic(file) && !isSame(file, site, before)).sort();
}

function isPublic(file: string): boolean {
  const isOfHost = /^(?:_headers|_redirects|404\.html)$|(?:^|\/)\.(?!well-known\/)/.test(file);
  return !isOfHost && !isHashed(file) && !/\.(?:br|gz)$/.test(file);
}

function isSame(file: string, site: Output, before: Output): boolean {
  const [now, then] = [site.files.get(file), before.files.get(file)];
  if (!now || !then || sizeOf(now) !== sizeOf(then)) return false;
  // Files taken over from the previous site keep their times.
  if (now[1] === then[1]) return true;
  const [bytes, earlier] = [site, before].map(({ folder }) => readFileSync(join(folder, file)));
  return bytes !== undefined && earlier !== undefined && bytes.equals(earlier);
}

function sizeOf([size]: FileLook): number {
  return size;
}
