import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { siteFacts } from './site-facts.ts';

/**
 * The staging folder of a site for `outDir`: next to it, so that it can be moved in one step. Astro
 * moves files from the project folder, which it cannot do across disks: for an output folder on
 * another disk, a site is built in the project and copied.
 */
export function stagingFolder(outDir: string): string {
  if (isOnDiskOfProject(outDir)) return beside(outDir, 'next');
  const name = createHash('sha256').update(outDir).digest('hex').slice(0, 16);
  return resolve('.astro', `output-${name}`);
}

/** The folder that becomes the staging folder: the site before the last one, or a killed build. */
export function olderSite(outDir: string): string {
  const staging = stagingFolder(outDir);
  return existsSync(staging) ? staging : beside(outDir, 'before');
}

/**
 * Prepares the staging folder, with the older site in it, which does not count as a site from here
 * on.
 */
export function openStaging(outDir: string): void {
  const [staging, older] = [stagingFolder(outDir), olderSite(outDir)];
  if (older !== staging && existsSync(older)) renameSync(older, staging);
  rmSync(join(staging, siteFacts), { force: true });
  mkdirSync(staging, { recursive: true });
  for (const name of readdirSync(dirname(staging)))
    if (name.startsWith(`${basename(staging)}-`))
      void removeMeanwhile(join(dirname(staging), name));
}

/** Deletes the staging folder, starting with the file that marks a whole site. */
export function discardStaging(outDir: string): void {
  for (const folder of [stagingFolder(outDir), beside(outDir, 'next')]) {
    rmSync(join(folder, siteFacts), { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Replaces the site in `outDir` by the whole site in the staging folder; the next build starts from
 * the replaced one.
 *
 * No system that Node runs on lets it exchange two folders in one step, and hosts expect a folder,
 * not a link to one. So the old site is moved away and the new one moved in, with nothing in
 * between. A process killed between the two moves leaves the new site whole next to `outDir`, and
 * `recover` finishes the move.
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

/** Finishes a `publish` that was killed; otherwise does nothing. */
export function recover(outDir: string): void {
  const next = beside(outDir, 'next');
  if (existsSync(outDir) || !existsSync(join(next, siteFacts))) return;
  try {
    renameSync(next, outDir);
  } catch (error) {
    // The other build is alive and has finished the move.
    if (!existsSync(outDir)) throw error;
  }
}

/** Copies a site; the file that marks a whole site comes last. */
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

/** Empties a folder in a thread: deleting a large site takes as long as much of a build. */
export function removeContents(folder: string): Promise<void> {
  const old = `${folder}-${randomUUID()}`;
  renameSync(folder, old);
  mkdirSync(folder);
  return removeMeanwhile(old);
}

/** If this process is killed, the next build deletes what is left. */
function removeMeanwhile(folder: string): Promise<void> {
  const code = `require('fs').rmSync(require('worker_threads').workerData, { recursive: true, force: true })`;
  const thread = new Worker(code, { eval: true, workerData: folder });
  return new Promise((done, fail) => thread.on('error', fail).on('exit', () => done()));
}

function beside(outDir: string, word: string): string {
  return join(dirname(outDir), `.${basename(outDir)}.${word}`);
}
