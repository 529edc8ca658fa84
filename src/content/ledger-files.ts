import { existsSync, lstatSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BuildStopped, printProblems, type Problem, unreadable } from '../problem.ts';
import { type Ledger, type LedgerArticle, printLedger } from '../anchors/ledger/ledger.ts';
import { printRecord, recordedNamesFile, type RouteNames } from '../schema/route-names.ts';
import { judgeNames, parseLedger } from '../anchors/ledger/parse-ledger.ts';

/**
 * Reads `<contentDir>/anchors/<year>.json`, all years. Links are not followed. With a problem in any file `ledger` is not to
 * be relied on.
 * `show` writes a path as the author knows it.
 */
export async function readLedger(
  contentDir: string,
  show: (path: string) => string,
): Promise<LedgerFiles> {
  const folder = join(contentDir, 'anchors');
  const files: LedgerFiles = {
    exists: lstatSync(folder, { throwIfNoEntry: false }) !== undefined,
    ledger: new Map(),
    texts: new Map(),
    problems: [],
  };
  if (!files.exists) return files;
  const names = await namesIn(folder);
  if ('message' in names) files.problems.push({ file: show(folder), ...names });
  for (const name of 'message' in names ? [] : names) {
    const path = join(folder, name);
    const text = await readYear(path);
    if (typeof text !== 'string') {
      files.problems.push({ file: show(path), ...text });
      continue;
    }
    const year = name.replace('.json', '');
    files.texts.set(year, text);
    const { articles, problems } = parseLedger(text, year, show(path));
    files.problems.push(...problems);
    for (const article of articles) {
      const twin = files.ledger.get(article.slug);
      if (twin)
        files.problems.push({
          file: article.file,
          line: article.line ?? 1,
          message: `The article “${article.slug}” is recorded in ${twin.file} too.`,
          remedy: 'Put the lines of both into one of the files, each id once.',
        });
      files.ledger.set(article.slug, article);
    }
  }
  if (files.problems.length === 0) files.problems.push(...judgeNames(files.ledger));
  return files;
}

/** The names of the ledger's files, or why there are none to be had. */
async function namesIn(folder: string): Promise<string[] | Trouble> {
  try {
    const found = lstatSync(folder);
    if (found.isSymbolicLink()) return isLink;
    if (!found.isDirectory()) return notAFolder;
    return (await readdir(folder)).filter((name) => /^(?:\d{4}|pages|authors)\.json$/.test(name)).sort();
  } catch (error) {
    return unreadable(error, 'This folder');
  }
}

/** The text of one year, judged before anything of it is read. */
async function readYear(path: string): Promise<string | Trouble> {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) return isLink;
    if (!found.isFile()) return notAFile;
    if (found.size > largest) return tooLarge(found.size);
    return await readFile(path, 'utf8');
  } catch (error) {
    return unreadable(error, 'This file');
  }
}

/**
 * Writes the years that have changed, and deletes those of which nothing is left; gives back their paths. Each file is
 * replaced in one step, so that it is the old one or the new one whenever this is interrupted. Stops the command when a
 * file is no longer as it was read.
 */
export async function writeLedger(
  contentDir: string,
  ledger: Ledger,
  { ledger: before, texts }: LedgerFiles,
): Promise<string[]> {
  // An article that moved is recorded under its present name before its former one, maybe in another file, says so.
  const unmoved = new Map(
    [...ledger].map(([slug, article]) => [
      slug,
      article.head.now === undefined ? article : (before.get(slug) ?? article),
    ]),
  );
  const written = new Set<string>();
  const present = new Map(texts);
  for (const state of [unmoved, ledger]) {
    for (const [year, articles] of byYear(state)) {
      const path = join(contentDir, 'anchors', `${year}.json`);
      const text = printLedger(articles);
      if (text === present.get(year)) continue;
      const found = existsSync(path) ? await readFile(path, 'utf8') : undefined;
      if (found !== present.get(year))
        throw new BuildStopped(
          printProblems([{ file: path, ...changedMeanwhile }], 'in the ledger'),
        );
      await replaceFile(path, text);
      present.set(year, text);
      written.add(path);
    }
  }
  for (const year of texts.keys()) {
    if ([...ledger.values()].some((article) => article.year === year)) continue;
    const path = join(contentDir, 'anchors', `${year}.json`);
    await rm(path);
    written.add(path);
  }
  return [...written];
}

function byYear(ledger: Ledger): Map<string, LedgerArticle[]> {
  const years = new Map<string, LedgerArticle[]>();
  for (const article of ledger.values()) {
    const articles = years.get(article.year);
    if (articles) articles.push(article);
    else years.set(article.year, [article]);
  }
  return years;
}

/** Records the words in the site's addresses, where others are recorded or none; gives back the file then. */
export async function writeRouteNames(
  contentDir: string,
  names: RouteNames,
): Promise<string | undefined> {
  const path = join(contentDir, recordedNamesFile);
  const text = printRecord(contentDir, names);
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined || found === text) return undefined;
  await replaceFile(path, text);
  return path;
}

/** Beside it, on to the disk, and then in its place. */
async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const fresh = `${path}.new`;
  // What a killed run left there, or a pipe or link that somebody put there, is not written to.
  await rm(fresh, { force: true, recursive: true });
  const file = await open(fresh, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  // The new name is on the disk when the folder is. Windows cannot open folders, and needs no telling.
  const entry = await open(folder, 'r').catch(() => undefined);
  await entry?.sync().catch(() => undefined);
  await entry?.close();
}

/** In bytes; a year of ten thousand articles has some ten million. */
const largest = 200_000_000;

const isLink = {
  message: 'This is a link. The ledger is read and written in the content folder only.',
  remedy: 'Put what the link leads to in its place.',
};
const notAFolder = {
  message: 'This is not a folder. It has the name of the folder that holds the ledger.',
  remedy: 'Delete it, or give it another name.',
};
const notAFile = {
  message: 'This is not a file. It has the name of a file of the ledger.',
  remedy: 'Restore the file from version control, or delete what is in its place.',
};
const changedMeanwhile = {
  message: 'This file was changed by somebody else in the meantime.',
  remedy: 'Run `npm run anchors` again.',
};

function tooLarge(size: number): Trouble {
  return {
    message: `The file has ${size} bytes; a year of the ledger has at most ${largest}.`,
    remedy: 'Restore it from version control.',
  };
}

type Trouble = Omit<Problem, 'file'>;

export interface LedgerFiles {
  /** There is a folder `anchors`. */
  exists: boolean;
  ledger: Ledger & Map<string, LedgerArticle>;
  /** The files as they were read, by year. */
  texts: Map<string, string>;
  problems: Problem[];
}
