import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
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
 *
 * The new site is in place when this returns; what it returns ends when the old one is gone, which is deleted in a
 * thread of its own, because the many files of a large site take as long as much of a build.
 */
export function publish(outDir: string): Promise<void> {
  const old = beside(outDir, 'old');
  removeSite(old);
  const isFirst = !existsSync(outDir);
  if (!isFirst) renameSync(outDir, old);
  renameSync(freshFolder(outDir), outDir);
  return isFirst ? Promise.resolve() : removeMeanwhile(old);
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

function removeMeanwhile(dir: string): Promise<void> {
  rmSync(join(dir, siteFacts), { force: true });
  const code = `require('fs').rmSync(require('worker_threads').workerData, { recursive: true, force: true })`;
  const thread = new Worker(code, { eval: true, workerData: dir });
  return new Promise((done, fail) => thread.on('error', fail).on('exit', () => done()));
}

function beside(outDir: string, word: string): string {
  return join(dirname(outDir), `.${basename(outDir)}.${word}`);
}
