import { existsSync, lstatSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildStopped, printProblems, type Problem, unreadable } from '../../problem.ts';
import { type Ledger, type LedgerArticle, printLedger } from '../../anchors/ledger/ledger.ts';
import { printRecord, recordedNamesFile, type RouteNames } from '../../schema/route-names.ts';
import { judgeNames, parseLedger } from '../../anchors/ledger/parse-ledger.ts';
import { writeDurably } from './write-durably.ts';

/**
 * Reads all years of the ledger, `<contentDir>/anchors/<year>.json`. Links are not followed. If any
 * file has a problem, `ledger` is incomplete. `show` formats a path for the author.
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

/** The names of the ledger's files, or the problem with their folder. */
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

/** The text of one year, checked before it is read. */
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
 * Writes the years that have changed and deletes those that are empty; returns their paths. Each
 * file is replaced in one step, so that an interruption leaves either the old or the new one. Stops
 * the command if a file is not as it was read.
 */
export async function writeLedger(
  contentDir: string,
  ledger: Ledger,
  { ledger: before, texts }: LedgerFiles,
): Promise<string[]> {
  // An article that moved is first recorded under its present name, perhaps in another file; only
  // then does its former record refer to it.
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
      await writeDurably(path, text);
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

/**
 * Records the words in the site's addresses if they differ from the recorded ones; returns the file
 * if it was written.
 */
export async function writeRouteNames(
  contentDir: string,
  names: RouteNames,
): Promise<string | undefined> {
  const path = join(contentDir, recordedNamesFile);
  const text = printRecord(contentDir, names);
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined || found === text) return undefined;
  await writeDurably(path, text);
  return path;
}

/** In bytes; a year of ten thousand articles takes some ten million. */
const largest = 200_000_000;

const isLink = {
  message: 'This is a link. The ledger is read and written in the content folder only.',
  remedy: 'Replace the link by its target.',
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
  /** Whether the folder `anchors` exists. */
  exists: boolean;
  ledger: Ledger & Map<string, LedgerArticle>;
  /** The texts of the files, by year. */
  texts: Map<string, string>;
  problems: Problem[];
}
