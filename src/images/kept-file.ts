import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The picture kept under a hash of all that makes it, or else a fresh one, which is then kept. A damaged file counts as
 * none. Without room or leave to write the picture is drawn each time.
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

/** Beside the file first, so that builds at the same time never see half of one. */
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
