import { existsSync, readFileSync, readdirSync, rmSync, type Stats } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { type Problem, unreadable } from '../../problem.ts';
import { buildCache, site } from '../../site.ts';
import { openHead, readBucket, type KeptArticle, type Place } from './article-cache.ts';
import { readingDigest } from '../../cache/code-digest.ts';
import { digestOf } from '../../cache/digest.ts';
import { readKeptText } from './kept-text.ts';
import { KnownFiles } from '../../cache/known-files.ts';
import { parseArticle, type ArticleText } from '../read/parse-article.ts';
import parseBucket, { type ParsedBucket, type ParseTask } from './parse-worker.ts';
import { readAgain } from './read-again.ts';
import { toCachedArticle, type KeptFacts } from './cached-article.ts';

/**
 * Parses the given files, relative to the content folder. Files that the same code has parsed
 * before are taken from the cache; if many are left, threads share them. Fills the cache as a side
 * effect. Texts are read from the cache on demand.
 */
export async function parseArticles(
  contentDir: string,
  files: ReadonlyMap<string, Stats>,
  { cache = buildCache }: ParseOptions = {},
): Promise<Map<string, ParsedFile>> {
  const parent = join(cache, 'articles', digestOf(contentDir + site.base));
  const folder = join(parent, readingDigest());
  removeOthers(folder);
  const digests = new KnownFiles<string>(join(parent, 'digests'));
  const parsed = new Map<string, ParsedFile>();
  let pool: Piscina | undefined;
  const parse = (task: ParseTask): Promise<ParsedBucket> => {
    pool ??= new Piscina({
      filename: new URL('parse-worker.ts', import.meta.url).href,
      maxThreads: availableParallelism(),
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    return pool.run(task) as Promise<ParsedBucket>;
  };
  const isCurrent = (file: string, kept: KeptArticle | undefined): boolean => {
    const stats = files.get(file);
    if (!kept || !stats) return false;
    const known = digests.recall(file, stats);
    if (known !== undefined) return known === kept.facts.digest;
    const read = readSource(join(contentDir, file));
    return 'bytes' in read && digestOf(read.bytes) === kept.facts.digest;
  };
  const buckets = [...byBucket(files.keys())].map(([name, members]) => {
    const path = join(folder, name);
    const before = readBucket(path);
    const keep = members.filter((file) => isCurrent(file, before.get(file)));
    const isKept = new Set(keep);
    return { path, members, before, keep, fresh: members.filter((file) => !isKept.has(file)) };
  });
  const news = buckets.reduce((sum, { fresh }) => sum + fresh.length, 0);
  const work = news < enoughForThreads ? parseBucket : parse;
  let next = 0;
  const readNext = async (): Promise<void> => {
    for (let bucket = buckets[next++]; bucket; bucket = buckets[next++]) {
      const { path, members, before, keep, fresh } = bucket;
      const kept = fresh.length === 0 ? before : await refill(path, keep, fresh);
      for (const file of members) parsed.set(file, open(file, kept.get(file)));
    }
  };
  const refill = async (path: string, keep: string[], fresh: string[]) => {
    const outcome = await work({ contentDir, path, fresh, keep });
    if ('head' in outcome) return openHead(path, outcome.head);
    return new Map(
      outcome.articles.map(({ facts, text }): [string, KeptArticle] => [
        facts.file,
        { facts, place: { path, at: 0, length: text.length, text } },
      ]),
    );
  };
  const open = (file: string, kept: KeptArticle | undefined): ParsedFile => {
    const stats = files.get(file);
    if (kept && stats && digests.recall(file, stats) !== kept.facts.digest)
      digests.remember(file, stats, kept.facts.digest);
    // Few files have problems, so they are parsed once more to find them.
    return kept ? { ...kept, problems: [] } : parseFile(contentDir, file);
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, readNext));
  } finally {
    await pool?.destroy();
  }
  digests.save();
  return parsed;
}

/** The text of a parsed article. Stops the command if the file has changed since. */
export function readText(
  contentDir: string,
  facts: Pick<KeptFacts, 'file' | 'digest' | 'check'>,
  place: Place,
): ArticleText {
  const kept = readKeptText({ ...place, check: facts.check });
  return kept ?? readAgain(contentDir, facts.file, facts.digest);
}

/** Parses one file without the cache. */
export function parseFile(contentDir: string, file: string): ParsedFile {
  const read = readSource(join(contentDir, file));
  if ('message' in read) return { problems: [{ file, ...read }] };
  const { bytes } = read;
  const { frontmatter, outline, text, problems } = parseArticle(bytes, file);
  if (!text) return { problems };
  if (!frontmatter || !outline) return { problems, text };
  const cached = toCachedArticle(file, bytes, { frontmatter, outline, text });
  const place: Place = { path: '', at: 0, length: cached.text.length, text: cached.text };
  return { facts: cached.facts, text, place, problems };
}

/** The bytes of a file, or why it cannot be read. */
function readSource(path: string): { bytes: Buffer } | Omit<Problem, 'file'> {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    return unreadable(error, 'This file');
  }
}

function byBucket(files: Iterable<string>): Map<string, string[]> {
  const buckets = new Map<string, string[]>();
  for (const file of files) {
    const name = Buffer.from(digestOf(file), 'base64url').toString('hex', 0, 1);
    const members = buckets.get(name);
    if (members) members.push(file);
    else buckets.set(name, [file]);
  }
  return buckets;
}

/** Deletes what other code has parsed, which is never used again. */
function removeOthers(folder: string): void {
  const parent = join(folder, '..');
  try {
    if (!existsSync(parent)) return;
    for (const entry of readdirSync(parent, { withFileTypes: true }))
      if (entry.isDirectory() && join(parent, entry.name) !== folder)
        rmSync(join(parent, entry.name), { recursive: true });
  } catch {
    // Another process is deleting it.
  }
}

const enoughForThreads = 100;

interface ParseOptions {
  /** The folder of the build cache. */
  cache?: string;
}

/** A parsed file. */
export interface ParsedFile {
  /** Absent when the front matter has problems. */
  facts?: KeptFacts;
  /** Where the text is kept; present when the facts are. */
  place?: Place;
  /** The text of a file that was just parsed; absent if it could not be read. */
  text?: ArticleText;
  problems: Problem[];
}
