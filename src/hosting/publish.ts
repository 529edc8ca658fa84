import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { siteFacts } from './site-facts.ts';

/**
 * The folder in which a site for `outDir` is built: beside it, so that it can be moved in one step. Astro moves files from
 * the project's folder, which it cannot do from one disk to another: for an output folder on another disk, a site is built
 * in the project and copied.
 */
export function stagingFolder(outDir: string): string {
  if (isOnDiskOfProject(outDir)) return beside(outDir, 'next');
  const name = createHash('sha256').update(outDir).digest('hex').slice(0, 16);
  return resolve('.astro', `output-${name}`);
}

/** Where the files lie that the staging folder begins with: those of the site before the last one, or of a killed build. */
export function olderSite(outDir: string): string {
  const staging = stagingFolder(outDir);
  return existsSync(staging) ? staging : beside(outDir, 'before');
}

/** Makes the staging folder ready, with the older site in it, which counts as no site from here on. */
export function openStaging(outDir: string): void {
  const [staging, older] = [stagingFolder(outDir), olderSite(outDir)];
  if (older !== staging && existsSync(older)) renameSync(older, staging);
  rmSync(join(staging, siteFacts), { force: true });
  mkdirSync(staging, { recursive: true });
  for (const name of readdirSync(dirname(staging)))
    if (name.startsWith(`${basename(staging)}-`))
      void removeMeanwhile(join(dirname(staging), name));
}

/** Deletes the staging folder, first of all what says that there is a whole site in it. */
export function discardStaging(outDir: string): void {
  for (const folder of [stagingFolder(outDir), beside(outDir, 'next')]) {
    rmSync(join(folder, siteFacts), { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Puts the whole site that lies in the staging folder in the place of the one in `outDir`, with which the next build begins.
 *
 * No system that Node runs on lets it exchange two folders in one step, and hosts expect a folder, not a link to one.
 * So the old site is moved aside and the new one moved in, with nothing in between. Whoever is killed just there
 * leaves the new site whole beside `outDir`, and `recover` finishes the move.
 */
export function publish(outDir: string): void {
  const [staging, next, before] = [
    stagingFolder(outDir),
    beside(outDir, 'next'),
    beside(outDir, 'before'),
  ];
  if (staging !== next) copySite(staging, next);
  rmSync(before, { recursive: true, force: true });
  if (existsSync(outDir)) renameSync(outDir, before);
  renameSync(next, outDir);
  if (staging !== next) rmSync(before, { recursive: true, force: true });
}

/** Finishes a `publish` that was killed; where there is nothing to finish, it does nothing. */
export function recover(outDir: string): void {
  const next = beside(outDir, 'next');
  if (existsSync(outDir) || !existsSync(join(next, siteFacts))) return;
  try {
    renameSync(next, outDir);
  } catch (error) {
    // A build that is not dead after all has finished it.
    if (!existsSync(outDir)) throw error;
  }
}

/** Last of all what says that the site is whole. */
function copySite(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  const facts = join(from, siteFacts);
  cpSync(from, to, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => path !== facts,
  });
  cpSync(facts, join(to, siteFacts), { preserveTimestamps: true });
}

function isOnDiskOfProject(outDir: string): boolean {
  let folder = dirname(outDir);
  while (!existsSync(folder)) folder = dirname(folder);
  return statSync(existsSync(outDir) ? outDir : folder).dev === statSync(process.cwd()).dev;
}

/** Empties a folder. Its files are deleted in a thread: those of a large site take as long as much of a build. */
export function removeContents(folder: string): Promise<void> {
  const old = `${folder}-${randomUUID()}`;
  renameSync(folder, old);
  mkdirSync(folder);
  return removeMeanwhile(old);
}

/** What a killed build has left of it, the next one deletes. */
function removeMeanwhile(folder: string): Promise<void> {
  const code = `require('fs').rmSync(require('worker_threads').workerData, { recursive: true, force: true })`;
  const thread = new Worker(code, { eval: true, workerData: folder });
  return new Promise((done, fail) => thread.on('error', fail).on('exit', () => done()));
}

function beside(outDir: string, word: string): string {
  return join(dirname(outDir), `.${basename(outDir)}.${word}`);
}
