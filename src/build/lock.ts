import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Runs `work` while no other process holds the same lock, a file. If another process holds it,
 * prints a message and waits. Takes over the lock of a process that has ended.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  let isTold = false;
  while (!create(file)) {
    const holder = read(file);
    if (!isAlive(holder, file)) takeAway(file);
    else {
      if (!isTold)
        console.error(`Waiting for another build in this folder (process ${holder?.pid ?? '?'}).`);
      isTold = true;
      await setTimeout(200);
    }
  }
}

function create(file: string): boolean {
  const own: Holder = { pid: process.pid, born: birth(process.pid) };
  return attempt(() => writeFileSync(file, JSON.stringify(own), { flag: 'wx' }), 'EEXIST');
}

/**
 * Removes the lock of a process that has ended. Only one process may do so at a time; otherwise a
 * second one could remove the lock that the first has just acquired.
 */
function takeAway(file: string): void {
  const turn = `${file}.turn`;
  if (!attempt(() => mkdirSync(turn), 'EEXIST')) {
    if (age(turn) > 10_000) attempt(() => rmdirSync(turn), 'ENOENT');
    return;
  }
  try {
    if (!isAlive(read(file), file)) rmSync(file, { force: true });
  } finally {
    rmdirSync(turn);
  }
}

function isAlive(holder: Holder | undefined, file: string): boolean {
  // The file is being written, or its writer was killed.
  if (!holder) return age(file) < 5000;
  if (holder.born !== birth(holder.pid)) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The start time of a process on Linux, where process ids are reused; elsewhere `undefined`. */
function birth(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    return undefined;
  }
}

function read(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number'
  );
}

function age(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}

/** Whether the action succeeded. Errors with any code but `expected` are thrown. */
function attempt(action: () => void, expected: string): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (codeOf(error) === expected) return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

interface Holder {
  pid: number;
  /** See `birth`. */
  born?: string | undefined;
}
