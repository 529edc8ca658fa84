import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';

/** Some file systems decompose letters such as ü; texts have them composed. */
export function pathOnDisk(path: string): string {
  const name = basename(path);
  if (/^[\0-\x7F]*$/.test(name) || statSync(path, { throwIfNoEntry: false })) return path;
  const found = filesBeside(path).find((file) => file.normalize('NFC') === name.normalize('NFC'));
  return found === undefined ? path : join(dirname(path), found);
}

/** An existing picture with a name similar to a missing one's. */
export function similarFile(path: string, formats: readonly string[]): string | undefined {
  const form = (name: string) =>
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_-]+/g, '-');
  const pictures = filesBeside(path).filter((file) =>
    formats.includes(extname(file).toLowerCase()),
  );
  const stem = (name: string) => form(name.slice(0, name.length - extname(name).length));
  const wanted = form(basename(path));
  const other = pictures.find((file) => stem(file) === stem(basename(path)));
  const near = other ?? (pictures.length > 0 ? closestOf(wanted, pictures, form) : undefined);
  if (near === undefined) return undefined;
  const most = Math.max(1, Math.floor(stem(near).length / 3));
  return other ?? (distance(wanted, form(near)) <= most ? near : undefined);
}

function closestOf(wanted: string, names: readonly string[], form: (name: string) => string) {
  const near = closest(wanted, names.map(form));
  return names.find((name) => form(name) === near);
}

function filesBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path)).sort();
  } catch {
    return [];
  }
}
