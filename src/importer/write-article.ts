import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fold, slug as slugOfText } from '../anchors/slug.ts';
import type { Refusal } from './refusal.ts';

/** An article's slug: `Über die Brücke` → `ueber-die-bruecke`, at most 60 characters. */
export function slugFor(title: string): string {
  const folded = fold(title);
  // A file with that name would take the name of its folder.
  if (folded === 'index') return 'artikel-index';
  if (folded === '') return slugOfText(title).replace(/^abschnitt/, 'artikel');
  if (folded.length <= longest) return folded;
  const end = folded.lastIndexOf('-', longest);
  return folded.slice(0, end > longest / 2 ? end : longest).replace(/-$/, '');
}

const longest = 60;

/**
 * The path for an article of this name in the content folder: that of an existing one, otherwise in
 * the year of its date. An article with pictures gets its own folder.
 */
export async function placeFor(
  contentDir: string,
  slug: string,
  date: string,
  hasPictures: boolean,
): Promise<Place> {
  const articles = join(contentDir, 'articles');
  const years = existsSync(articles)
    ? (await readdir(articles)).filter((name) => /^\d{4}$/.test(name))
    : [];
  for (const year of years) {
    for (const path of [
      join(articles, year, `${slug}.md`),
      join(articles, year, slug, 'index.md'),
    ]) {
      if (!existsSync(path)) continue;
      const folder = join(articles, year, slug);
      // Pictures never go into a folder shared with other articles.
      return hasPictures && dirname(path) !== folder
        ? { path: join(folder, 'index.md'), isTaken: true, replaces: path }
        : { path, isTaken: true };
    }
  }
  const year = date.slice(0, 4);
  return {
    path: hasPictures ? join(articles, year, slug, 'index.md') : join(articles, year, `${slug}.md`),
    isTaken: false,
  };
}

/** Why an article cannot be written to a path. */
export function refuseTaken(place: Place, shown: string): Refusal | undefined {
  if (!place.isTaken) return undefined;
  return {
    message: `There is an article of that name already: ${shown}.`,
    remedy:
      'Choose another name with --slug, or replace it with --force, which keeps the old file as .bak.',
  };
}

/**
 * Writes an article and copies its pictures into its folder. The file is written completely or not
 * at all. An existing one is kept as `.bak`. Returns the path of that backup.
 */
export async function writeArticle(
  { path, replaces }: Place,
  markdown: string,
  pictures: ReadonlyMap<string, string | Uint8Array>,
): Promise<string | undefined> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  for (const [name, source] of pictures) {
    const fresh = join(folder, `.${name}.new`);
    await (typeof source === 'string' ? copyFile(source, fresh) : writeFile(fresh, source));
    await rename(fresh, join(folder, name));
  }
  const fresh = join(folder, `.${process.pid}.new`);
  try {
    await writeFile(fresh, markdown);
    const backup = existsSync(path) ? freeName(`${path}.bak`) : undefined;
    if (backup !== undefined) await copyFile(path, backup);
    await rename(fresh, path);
    if (replaces === undefined) return backup;
    const kept = freeName(`${replaces}.bak`);
    await rename(replaces, kept);
    return kept;
  } finally {
    await rm(fresh, { force: true });
  }
}

function freeName(path: string): string {
  let name = path;
  for (let number = 2; existsSync(name); number++) name = `${path}${number}`;
  return name;
}

export interface Place {
  /** The absolute path of the Markdown file. */
  path: string;
  /** Whether an article of that name exists. */
  isTaken: boolean;
  /** The existing file at another path, which is renamed to `.bak`. */
  replaces?: string;
}
