import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { Problem } from '../problem.ts';
import { buildCache, site } from '../site.ts';
import { Bucket } from './article-cache.ts';
import { readingDigest } from './code-digest.ts';
import { parseArticle, type ArticleText } from './parse-article.ts';
import parseFiles from './parse-worker.ts';
import {
  digestOf,
  sealArticle,
  unsealText,
  type KeptFacts,
  type SealedArticle,
} from './sealed-article.ts';

/**
 * Parses the files given, relative to the content folder: those whose bytes were parsed before by the same code are
 * taken from the cache, many others are shared out among threads. The cache is filled as a side effect, and texts are
 * read from it when they are asked for. `progress` hears how many files are done.
 */
export async function parseArticles(
  contentDir: string,
  files: readonly string[],
  { cache = buildCache, progress = () => undefined }: ParseOptions = {},
): Promise<Map<string, ParsedFile>> {
  const folder = join(cache, 'articles', digestOf(contentDir + site.base), readingDigest());
  removeOthers(folder);
  const parsed = new Map<string, ParsedFile>();
  let pool: Piscina | undefined;
  const parse = async (fresh: FreshFile[]): Promise<SealedArticle[]> => {
    if (files.length < enoughForThreads) return parseFiles(fresh);
    pool ??= new Piscina({
      filename: new URL('parse-worker.ts', import.meta.url).href,
      maxThreads: availableParallelism(),
    });
    return (await pool.run(fresh)) as SealedArticle[];
  };
  const buckets = [...byBucket(files)];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let entry = buckets[next++]; entry; entry = buckets[next++]) {
      const [name, members] = entry;
      for (const one of await readBucket(contentDir, new Bucket(folder, name), members, parse))
        parsed.set(one.file, one.parsed);
      progress((done += members.length));
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  } finally {
    await pool?.destroy();
  }
  return parsed;
}

async function readBucket(
  contentDir: string,
  bucket: Bucket,
  files: readonly string[],
  parse: (fresh: FreshFile[]) => Promise<SealedArticle[]>,
): Promise<{ file: string; parsed: ParsedFile }[]> {
  const found = new Map<string, KeptFacts>();
  const fresh: FreshFile[] = [];
  for (const file of files) {
    const bytes = readFileSync(join(contentDir, file));
    const facts = bucket.facts(file, digestOf(bytes));
    if (facts) found.set(file, facts);
    else fresh.push({ file, bytes });
  }
  if (fresh.length > 0) {
    const old = [...found.values()].map((facts) => ({ facts, text: bucket.text(facts) }));
    const articles = await parse(fresh);
    bucket.replace([...old, ...articles]);
    for (const { facts } of articles) found.set(facts.file, facts);
  }
  return files.map((file) => {
    const facts = found.get(file);
    return {
      file,
      parsed: facts
        ? kept(contentDir, bucket, facts)
        : // Files with a problem are few, and are parsed once more for it.
          parseFile(readFileSync(join(contentDir, file)), file),
    };
  });
}

function kept(contentDir: string, bucket: Bucket, facts: KeptFacts): ParsedFile {
  const text = (): ArticleText =>
    unsealText(facts, bucket.text(facts)) ?? parseAgain(contentDir, facts);
  return { facts, text, problems: [] };
}

/** What the cache has lost. Throws when the file is no longer what was parsed. */
function parseAgain(contentDir: string, { file, digest }: KeptFacts): ArticleText {
  const bytes = readFileSync(join(contentDir, file));
  const { text } = parseArticle(bytes, file);
  if (!text || digestOf(bytes) !== digest)
    throw new Error(`${file} was changed while the site was being built. Build it again.`);
  return text;
}

/** Parses one file, without the cache. */
export function parseFile(bytes: Uint8Array, file: string): ParsedFile {
  const { frontmatter, outline, text, problems } = parseArticle(bytes, file);
  if (!text) return { problems };
  if (!frontmatter || !outline) return { problems, text: () => text };
  const { facts } = sealArticle(file, bytes, { frontmatter, outline, text });
  return { facts, text: () => text, problems };
}

function byBucket(files: readonly string[]): Map<string, string[]> {
  const buckets = new Map<string, string[]>();
  for (const file of files) {
    const name = Buffer.from(digestOf(file), 'base64url').toString('hex', 0, 1);
    const members = buckets.get(name);
    if (members) members.push(file);
    else buckets.set(name, [file]);
  }
  return buckets;
}

/** What other code parsed is not asked for again. */
function removeOthers(folder: string): void {
  const parent = join(folder, '..');
  try {
    if (!existsSync(parent)) return;
    for (const name of readdirSync(parent))
      if (join(parent, name) !== folder) rmSync(join(parent, name), { recursive: true });
  } catch {
    // Somebody else removes it.
  }
}

const enoughForThreads = 100;

interface FreshFile {
  file: string;
  bytes: Uint8Array;
}

interface ParseOptions {
  /** The folder with what builds keep. */
  cache?: string;
  progress?: (done: number) => void;
}

/** A file that has been parsed. */
export interface ParsedFile {
  /** Absent when the front matter is in disorder. */
  facts?: KeptFacts;
  /** Reads the text; absent when there is none to be had. */
  text?: () => ArticleText;
  problems: Problem[];
}
