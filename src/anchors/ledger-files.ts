import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../problem.ts';
import { type Ledger, type LedgerArticle, printLedger } from './ledger.ts';
import { judgeNames, parseLedger } from './parse-ledger.ts';

/**
 * Reads `<contentDir>/anchors/<year>.json`, all years. With a problem in any file `ledger` is not to be relied on.
 * `show` writes a path as the author knows it.
 */
export async function readLedger(
  contentDir: string,
  show: (path: string) => string,
): Promise<LedgerFiles> {
  const folder = join(contentDir, 'anchors');
  const files: LedgerFiles = {
    exists: existsSync(folder),
    ledger: new Map(),
    texts: new Map(),
    problems: [],
  };
  if (!files.exists) return files;
  for (const name of (await readdir(folder)).filter((name) => /^\d{4}\.json$/.test(name)).sort()) {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    const year = name.slice(0, 4);
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

/**
 * Writes the years that have changed; gives back their paths. Each file is replaced in one step, so that it is
 * the old one or the new one whenever this is interrupted. Throws when a file is no longer as it was read.
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
        throw new Error(
          `${path} was changed by somebody else in the meantime. Run \`npm run anchors\` again.`,
        );
      await replaceFile(path, text);
      present.set(year, text);
      written.add(path);
    }
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

/** Beside it, on to the disk, and then in its place. */
async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w');
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

export interface LedgerFiles {
  /** There is a folder `anchors`. */
  exists: boolean;
  ledger: Ledger & Map<string, LedgerArticle>;
  /** The files as they were read, by year. */
  texts: Map<string, string>;
  problems: Problem[];
}
