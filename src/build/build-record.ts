import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, type Dirent, type Stats, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sitePaths } from '../cache/code-digest.ts';
import { replaceFile } from '../cache/write-file.ts';
import { buildCache, contentDir, site } from '../site.ts';
import { listFilesNow, type FileList } from '../cache/list-files.ts';

/**
 * A digest of all input of a build, computed from names, sizes and times without opening files.
 * Equal digests mean equal input; different digests prove nothing. `undefined` if the input is
 * uncertain: with symbolic links, or files modified within the last tick of the file system's
 * clock.
 */
export function digestOfInput(): string | undefined {
  const env = ['CI', 'SOURCE_DATE_EPOCH'].map((name) => process.env[name] ?? null);
  const hash = createHash('sha256');
  hash.update(JSON.stringify([contentDir, site, env, process.version, process.arch]));
  const youngest = Date.now() - 100;
  const root = process.cwd();
  for (const path of [contentDir, ...sitePaths(root).map((name) => join(root, name))]) {
    const isSettled = look(path, (file, { size, mtimeMs, ctimeMs, ino }) => {
      hash.update(`${file} ${size} ${mtimeMs} ${ctimeMs} ${ino}\n`);
      return ctimeMs < youngest;
    });
    if (!isSettled) return undefined;
  }
  return hash.digest('base64url');
}

/** A digest of the names, sizes and times of files. Opens no file. */
export function digestOfFileStats(files: FileList): string {
  const lines = [...files].map(([file, [size, time]]) => `${file} ${size} ${time}\n`);
  return createHash('sha256').update(lines.sort().join('')).digest('base64url');
}

/** The input of a build, stored in a small file of its own. */
export interface BuildRecord {
  input: string;
  output: string;
  /** A description of the result: the number of articles. */
  count: string;
  /** The build's final messages, repeated if nothing has changed. */
  notes: string[];
  /** Between these times, in ms, the same input gives the same output. `null` means forever. */
  from: number;
  until: number | null;
}

/** Stores the digests of a build. If that fails, the next build reads its input. */
export function storeBuildRecord(outDir: string, record: BuildRecord): void {
  if (!replaceFile(recordFile(outDir), JSON.stringify(record))) deleteBuildRecord(outDir);
}

/** Deletes the stored digests of a site, so that its next build reads its input. */
export function deleteBuildRecord(outDir: string): void {
  rmSync(recordFile(outDir), { force: true });
}

/** The stored digests of a site, if neither its folder nor its input has changed since. */
export function unchangedSince(
  outDir: string,
  input: string | undefined,
  now: number,
): BuildRecord | undefined {
  try {
    const known = JSON.parse(readFileSync(recordFile(outDir), 'utf8')) as BuildRecord;
    if (input === undefined || known.input !== input) return undefined;
    if (now < known.from || (known.until !== null && now >= known.until)) return undefined;
    return known.output === digestOfFileStats(listFilesNow(outDir)) ? known : undefined;
  } catch {
    return undefined;
  }
}

function recordFile(outDir: string): string {
  const name = createHash('sha256').update(outDir).digest('hex').slice(0, 16);
  return join(buildCache, 'outputs', `${name}.record.json`);
}

/**
 * Passes every file at or below a path to `show`, always in the same order, until it refuses one.
 * Symbolic links and unreadable folders count as refused.
 */
function look(path: string, show: (path: string, stats: Stats) => boolean): boolean {
  let entries: Dirent[];
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return true;
    if (!stats.isDirectory()) return show(path, stats);
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return false;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.every((entry) =>
    entry.isSymbolicLink() ? false : look(`${path}/${entry.name}`, show),
  );
}
