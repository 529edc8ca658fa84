import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  const kept = unseal(await readFile(file).catch(() => Buffer.alloc(0)));
  if (kept) return kept;
  const drawn = await draw();
  await write(file, seal(drawn)).catch(() => undefined);
  return drawn;
}

/** Written next to the file first, so that concurrent builds never see half of it. */
async function write(file: string, content: Buffer): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, content);
  await rename(fresh, file);
}

function seal(content: Buffer): Buffer {
  return Buffer.concat([digest(content), content]);
}

function unseal(sealed: Buffer): Buffer | undefined {
  const content = sealed.subarray(digestLength);
  return digest(content).equals(sealed.subarray(0, digestLength)) ? content : undefined;
}

function digest(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

const digestLength = 32;
