import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file in one step that survives a power failure: writes a new file next to it, flushes
 * that, and renames it. Creates the folder. Rejects if anything fails; then the old file is intact.
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const fresh = `${path}.new`;
  // A leftover of a killed run, or a pipe or link placed there, must not be written to.
  await rm(fresh, { force: true, recursive: true });
  const file = await open(fresh, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  // The rename is durable once the folder is flushed. On Windows folders cannot be opened, and need
  // not be.
  const entry = await open(folder, 'r').catch(() => undefined);
  await entry?.sync().catch(() => undefined);
  await entry?.close();
}
