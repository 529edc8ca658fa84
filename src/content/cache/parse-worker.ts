import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBucket, readBytes, writeBucket } from './article-cache.ts';
import { parseArticle } from '../read/parse-article.ts';
import { toCachedArticle, type CachedArticle } from './cached-article.ts';

/**
 * Parses files into a bucket of the cache, which retains the files to `keep`; runs in a thread of
 * its own. Articles with problems are left out, as are unreadable ones: their problems are found
 * again each time.
 */
export default function parseBucket({ contentDir, path, fresh, keep }: ParseTask): ParsedBucket {
  const before = readBucket(path);
  const articles = keep.flatMap((file): CachedArticle[] => {
    const kept = before.get(file);
    return kept ? [{ facts: kept.facts, text: readBytes(kept.place) }] : [];
  });
  for (const file of fresh) {
    const bytes = readIfPossible(join(contentDir, file));
    if (!bytes) continue;
    const { frontmatter, outline, text, problems } = parseArticle(bytes, file);
    if (frontmatter && outline && text && problems.length === 0)
      articles.push(toCachedArticle(file, bytes, { frontmatter, outline, text }));
  }
  const head = writeBucket(path, articles);
  return head === undefined ? { articles } : { head };
}

function readIfPossible(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

export interface ParseTask {
  contentDir: string;
  /** Of the bucket. */
  path: string;
  /** Relative to the content folder, like all files here. */
  fresh: readonly string[];
  keep: readonly string[];
}

/** The head of the bucket, or its articles if it could not be written. */
export type ParsedBucket = { head: string } | { articles: CachedArticle[] };
