import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  type Dirent,
  type Stats,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sitePaths } from '../cache/code-digest.ts';
import { buildCache, contentDir, site } from '../site.ts';
import { listFilesNow, type FileList } from '../cache/list-files.ts';

/**
 * What can be seen of all that a build reads without opening a file: names, sizes and times. The same is seen only when
 * nothing has changed; something else may be seen though nothing has. Nothing where it cannot be told: of files that are
 * links, or were changed this moment and may be changed again within the same tick of the disk's clock.
 */
export function glanceAtInput(): string | undefined {
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

/** A digest of what can be seen of these files without opening one. */
export function glanceAtFiles(files: FileList): string {
  const lines = [...files].map(([file, [size, time]]) => `${file} ${size} ${time}\n`);
  return createHash('sha256').update(lines.sort().join('')).digest('base64url');
}

/** What was seen when a site was built, in a file of its own that can be read in no time. */
export interface Glance {
  input: string;
  output: string;
  /** What was built, in words: how many articles. */
  count: string;
  /** What the build said at its end, and an author is to be told again. */
  notes: string[];
  /** Between these moments, in ms, the same input gives the same output; nothing stands for never. */
  from: number;
  until: number | null;
}

/** Keeps what was seen. Where that cannot be written the next build looks more closely. */
export function rememberGlance(outDir: string, glance: Glance): void {
  const file = glanceFile(outDir);
  const fresh = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(fresh, JSON.stringify(glance));
    renameSync(fresh, file);
  } catch {
    forgetGlance(outDir);
  }
}

export function forgetGlance(outDir: string): void {
  rmSync(glanceFile(outDir), { force: true });
}

/** What was seen when the site in that folder was built, if the folder is as it was then, and so is the input. */
export function unchangedSince(
  outDir: string,
  input: string | undefined,
  now: number,
): Glance | undefined {
  try {
    const known = JSON.parse(readFileSync(glanceFile(outDir), 'utf8')) as Glance;
    if (input === undefined || known.input !== input) return undefined;
    if (now < known.from || (known.until !== null && now >= known.until)) return undefined;
    return known.output === glanceAtFiles(listFilesNow(outDir)) ? known : undefined;
  } catch {
    return undefined;
  }
}

function glanceFile(outDir: string): string {
  const name = createHash('sha256').update(outDir).digest('hex').slice(0, 16);
  return join(buildCache, 'outputs', `${name}.glance.json`);
}

/**
 * Shows every file at or below a path, in the same order each time, until one is refused. Refused are links too, and folders
 * that cannot be listed.
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
