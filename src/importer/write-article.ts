import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fold, slug as slugOfText } from '../anchors/slug.ts';
import type { Refusal } from './refusal.ts';

/** The name an article gets in its address: `Über die Brücke` → `ueber-die-bruecke`, at most 60 characters. */
export function slugFor(title: string): string {
  const folded = fold(title);
  // A file of that name would take the name of its folder.
  if (folded === 'index') return 'artikel-index';
  if (folded === '') return slugOfText(title).replace(/^abschnitt/, 'artikel');
  if (folded.length <= longest) return folded;
  const end = folded.lastIndexOf('-', longest);
  return folded.slice(0, end > longest / 2 ? end : longest).replace(/-$/, '');
}

const longest = 60;

/**
 * Where an article of this name goes in the content folder: where one of the name already lies, else into the year of
 * its date; with pictures into a folder of its own.
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
      // Pictures never go into a folder that other articles share.
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

/** What keeps an article from being written to a place. */
export function refuseTaken(place: Place, shown: string): Refusal | undefined {
  if (!place.isTaken) return undefined;
  return {
    message: `There is an article of that name already: ${shown}.`,
    remedy:
      'Choose another name with --slug, or replace it with --force, which keeps the old file as .bak.',
  };
}

/**
 * Writes an article and copies its pictures beside it. The file appears whole or not at all; one that was there is
 * kept beside it as `.bak`. Returns the path of that.
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
  /** Of the Markdown file, absolute. */
  path: string;
  /** An article of that name lies there. */
  isTaken: boolean;
  /** It lies in this file instead, which makes room. */
  replaces?: string;
}
