import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../cache/write-file.ts';

/**
 * The picture cached under a hash of everything it is made from; otherwise a fresh one, which is
 * then cached. A damaged file counts as missing. If the cache is full or read-only, the picture is
 * made each time.
 */
export async function keptFile(
  folder: string,
  hash: string,
  draw: () => Promise<Buffer>,
): Promise<Buffer> {
  const file = join(folder, hash.slice(0, 2), hash);
  const kept = removeChecksum(await readFile(file).catch(() => Buffer.alloc(0)));
  if (kept) return kept;
  const drawn = await draw();
  replaceFile(file, addChecksum(drawn));
  return drawn;
}

function addChecksum(content: Buffer): Buffer {
  return Buffer.concat([digest(content), content]);
}

function removeChecksum(cached: Buffer): Buffer | undefined {
  const content = cached.subarray(digestLength);
  return digest(content).equals(cached.subarray(0, digestLength)) ? content : undefined;
}

function digest(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

const digestLength = 32;
