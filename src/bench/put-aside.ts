import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Takes a file or folder away, if there is one, without deleting it yet: some file systems create files several times as
 * slowly for minutes after many have been deleted, which would be counted against the build that comes next.
 */
export async function putAside(path: string): Promise<void> {
  if (!existsSync(path)) return;
  await mkdir(aside, { recursive: true });
  await rename(path, join(aside, randomUUID()));
}

/** Deletes all that was put aside. */
export async function deleteAside(): Promise<void> {
  await rm(aside, { recursive: true, force: true });
}

const aside = join(tmpdir(), `abschnitt-bench-aside-${process.pid}`);
