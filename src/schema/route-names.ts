import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { startsArticlePath } from './article-paths.ts';
import { isArticlePattern } from './parse-article-pattern.ts';

const word = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const namesSchema = z.strictObject({
  /**
   * Articles and their sections: `/artikel/<slug>/<section>/`; a word, or a pattern of the whole
   * address of an article.
   */
  article: word.or(z.string().refine(isArticlePattern)),
  /** The list of topics, and the topics below it. */
  topics: word,
  /** The list of authors, and the authors' pages below it. */
  authors: word,
  search: word,
  /** The list of years, and the years below it. */
  archive: word,
  /** The list of corrections. */
  corrections: word,
  /** Further pages of the newest articles. */
  page: word,
  pictures: word,
  /** Preview images. */
  cards: word,
  imprint: word,
});

/** The words in the addresses of a site, which must not change once it is published. */
export type RouteNames = z.output<typeof namesSchema>;

export const routeKinds = Object.keys(namesSchema.shape) as (keyof RouteNames)[];

/** The words of a new site: German if its language is German, otherwise English. */
function namesInLanguage(lang: string): RouteNames {
  return /^de\b/i.test(lang) ? german : english;
}

const german: RouteNames = {
  article: 'artikel',
  topics: 'themen',
  authors: 'autoren',
  search: 'suche',
  archive: 'archiv',
  corrections: 'korrekturen',
  page: 'seite',
  pictures: 'bilder',
  cards: 'karten',
  imprint: 'impressum',
};

const english: RouteNames = {
  article: 'articles',
  topics: 'topics',
  authors: 'authors',
  search: 'search',
  archive: 'archive',
  corrections: 'corrections',
  page: 'page',
  pictures: 'pictures',
  cards: 'cards',
  imprint: 'imprint',
};

/** Where a site records the words of its addresses, below its content folder. */
export const recordedNamesFile = 'anchors/paths.json';

/**
 * The words in the addresses of a site: the owner's, or else the recorded ones, or else those of
 * its language; and the former words, oldest set first. A site with recorded addresses but no
 * recorded words has had the German ones. `file` and `recordFile` name the settings and the record
 * in problems.
 */
export function readRouteNames(
  contentDir: string,
  { lang, paths, ofLanguage, lines = [] }: Wanted,
  { file, recordFile }: { file: string; recordFile: string },
): { paths: RouteNames; formerPaths: RouteNames[]; isRecorded: boolean; problems: Problem[] } {
  const record = readRecord(contentDir);
  const { now, former } = complete(record, { ...namesInLanguage(lang), ...ofLanguage });
  const names = { ...now, ...paths };
  const isRecorded = record === undefined || isSame(now, names);
  const before = isRecorded ? former : [...former, now];
  const problems = record === 'damaged' ? [{ file: recordFile, ...damaged }] : [];
  for (const kind of routeKinds) {
    const word = names[kind];
    const isLike = (set: RouteNames) => (other: keyof RouteNames) =>
      other !== kind && haveOnePlace([kind, word], [other, set[other]]);
    const twin = routeKinds.find(isLike(names));
    const older = before.flatMap((set) => routeKinds.filter(isLike(set)))[0];
    const other = twin ?? older;
    // One of two is named, the one that the owner has set.
    const isNamed = twin !== undefined && paths[twin] !== undefined && paths[kind] === undefined;
    if (other !== undefined && !isNamed)
      problems.push({
        file,
        ...lineOf(lines, kind),
        message: `paths.${kind}: “${word}” ${twin ? 'stands for' : 'stood for'} ${other} too: addresses would lead elsewhere.`,
        remedy: 'Choose another word.',
      });
  }
  return { paths: names, formerPaths: former, isRecorded, problems };
}

/** Whether a name of one kind of page is where the pages of the other kind are. */
function haveOnePlace([kind, name]: Named, [other, otherName]: Named): boolean {
  if (kind === 'article') return startsArticlePath(name, otherName);
  return other === 'article' ? startsArticlePath(otherName, name) : name === otherName;
}

type Named = [kind: keyof RouteNames, name: string];

/** The line of the settings that gives a word, for problems. */
function lineOf(lines: readonly string[], kind: keyof RouteNames): { line?: number } {
  const start = lines.findIndex((line) => line.startsWith('paths:'));
  const at = lines.findIndex(
    (line, index) =>
      index >= start && new RegExp(`(?:^\\s+|[{,]\\s*)["']?${kind}["']?:`).test(line),
  );
  return start < 0 || at < 0 ? {} : { line: at + 1 };
}

/**
 * The record of the words in the addresses of a site, as text; `current` are its present words.
 * `undefined` if it has always had the German ones, which need no record.
 */
export function printRecord(contentDir: string, current: RouteNames): string | undefined {
  const record = readRecord(contentDir);
  const { now, former } = complete(record, current);
  const before = isSame(now, current) ? former : [...former, now];
  const others = before.filter((names) => !isSame(names, current));
  if (others.length === 0 && isSame(current, german)) return undefined;
  return `${JSON.stringify({ now: current, former: others }, null, 2)}\n`;
}

function readRecord(contentDir: string): RecordedNames | 'damaged' | undefined {
  let text: string;
  try {
    text = readFileSync(join(contentDir, recordedNamesFile), 'utf8');
  } catch {
    return hasLedger(contentDir) ? { now: german, former: [] } : undefined;
  }
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

/** Adds missing words to a record: those of pages that did not exist when it was written. */
function complete(
  record: RecordedNames | 'damaged' | undefined,
  present: RouteNames,
): { now: RouteNames; former: RouteNames[] } {
  if (record === 'damaged' || record === undefined) return { now: present, former: [] };
  const now = { ...present, ...record.now };
  return { now, former: record.former.map((names) => ({ ...now, ...names })) };
}

function isSame(a: RouteNames, b: RouteNames): boolean {
  return routeKinds.every((kind) => a[kind] === b[kind]);
}

function hasLedger(contentDir: string): boolean {
  try {
    return readdirSync(join(contentDir, 'anchors')).some((name) => /^\d{4}\.json$/.test(name));
  } catch {
    return false;
  }
}

interface Wanted {
  lang: string;
  /** The words that the owner has set. */
  paths: Partial<RouteNames>;
  /** The lines of the file with the settings. */
  lines?: readonly string[];
  /** The words of a new site in that language, if the owner has words for the language. */
  ofLanguage: Partial<RouteNames>;
}

const recordedNames = namesSchema.extend({
  authors: word.exactOptional(),
  corrections: word.exactOptional(),
});
const recordSchema = z.strictObject({ now: recordedNames, former: z.array(recordedNames) });

/** The words of a published site, and its former words, oldest first. */
type RecordedNames = z.output<typeof recordSchema>;

const damaged = {
  message: 'This file, which records the words in addresses, cannot be read.',
  remedy: 'Restore it from the repository.',
};
