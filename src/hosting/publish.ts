import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { siteFacts } from './site-facts.ts';

/** The folder beside `outDir` in which a site is built. On the same disk, so that it can be moved in one step. */
export function freshFolder(outDir: string): string {
  return beside(outDir, 'new');
}

/**
 * Puts the whole site that lies in the fresh folder in the place of the one in `outDir`.
 *
 * No system that Node runs on lets it exchange two folders in one step, and hosts expect a folder, not a link to one.
 * So the old site is moved aside and the new one moved in, with nothing in between. Whoever is killed just there
 * leaves the new site whole in its fresh folder, and `recover` finishes the move.
 */
export function publish(outDir: string): void {
  const old = beside(outDir, 'old');
  removeSite(old);
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(freshFolder(outDir), outDir);
  removeSite(old);
}

/** Finishes a `publish` that was killed; where there is nothing to finish, it does nothing. */
export function recover(outDir: string): void {
  const fresh = freshFolder(outDir);
  if (existsSync(outDir) || !existsSync(join(fresh, siteFacts))) return;
  try {
    renameSync(fresh, outDir);
  } catch (error) {
    // A build that is not dead after all has finished it.
    if (!existsSync(outDir)) throw error;
  }
}

/** Removes a site, first of all what says that it is whole. */
export function removeSite(dir: string): void {
  rmSync(join(dir, siteFacts), { force: true });
  rmSync(dir, { recursive: true, force: true });
}

function beside(outDir: string, word: string): string {
  return join(dirname(outDir), `.${basename(outDir)}.${word}`);
}
