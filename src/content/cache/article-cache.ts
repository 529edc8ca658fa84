import { closeSync, openSync, readSync } from 'node:fs';
import { digestOf } from '../../cache/digest.ts';
import { replaceFile } from '../../cache/write-file.ts';
import type { KeptFacts, CachedArticle } from './cached-article.ts';

/**
 * Parsed articles on disk, in buckets of one file each, so that ten thousand articles take a
 * hundred files. A file begins with a line that holds the digest and the length of its head; the
 * head is the articles' facts as JSON, and the texts follow. Damaged data counts as missing.
 */
export function readBucket(path: string): Map<string, KeptArticle> {
  const line = readAt(path, 0, lineLength).toString('latin1');
  const [digest, length] = line.trim().split(' ');
  const head = readAt(path, lineLength, Number(length) || 0).toString();
  return digestOf(head) === digest ? openHead(path, head) : new Map<string, KeptArticle>();
}

/**
 * Writes a bucket with these articles, and returns its head for `openHead`. Returns nothing if it
 * cannot be written: a folder that is read-only or full only costs time.
 */
export function writeBucket(path: string, articles: readonly CachedArticle[]): string | undefined {
  const head = JSON.stringify(
    articles.map(({ facts, text }): Entry => ({ facts, length: text.length })),
  );
  const bytes = Buffer.from(head);
  const line = Buffer.from(`${digestOf(head)} ${bytes.length}`.padEnd(lineLength - 1) + '\n');
  const content = Buffer.concat([line, bytes, ...articles.map(({ text }) => text)]);
  return replaceFile(path, content) ? head : undefined;
}

/** The articles of a bucket, by file. */
export function openHead(path: string, head: string): Map<string, KeptArticle> {
  let at = lineLength + Buffer.byteLength(head);
  return new Map(
    (JSON.parse(head) as Entry[]).map(({ facts, length }) => {
      const kept: KeptArticle = { facts, place: { path, at, length } };
      at += length;
      return [facts.file, kept];
    }),
  );
}

/** The bytes of a text, which may be damaged. */
export function readBytes({ path, at, length, text }: Place): Uint8Array {
  return text ?? readAt(path, at, length);
}

function readAt(path: string, at: number, length: number): Buffer {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  } catch {
    return Buffer.alloc(0);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A digest, a space, the length of the head in bytes, and padding spaces. */
const lineLength = 48;

interface Entry {
  facts: KeptFacts;
  length: number;
}

/** An article that was parsed before. */
export interface KeptArticle {
  facts: KeptFacts;
  place: Place;
}

/** Where the bytes of a text are: in a file, or in memory if that could not be written. */
export interface Place {
  path: string;
  at: number;
  length: number;
  text?: Uint8Array;
}
