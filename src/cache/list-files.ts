import { readdirSync, statSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * Lists every file below a folder with its size and time, in a thread of its own. Keys are paths
 * relative to the folder, with forward slashes. A missing folder has no files. Links are listed and
 * not followed.
 */
export function listFiles(folder: string): Promise<FileList> {
  return new Promise((done, fail) => {
    new Worker(import.meta.filename, { workerData: folder })
      .once('message', (files: FileList) => done(files))
      .once('error', fail);
  });
}

/** Like `listFiles`, in this thread. */
export function listFilesNow(folder: string): FileList {
  const files: FileList = new Map();
  const list = (below: string): void => {
    for (const entry of entriesOf(folder + below)) {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) list(path);
      else files.set(path.slice(1), lookOf(folder + path) ?? [-1, -1]);
    }
  };
  list('');
  return files;
}

/** Size and time of a file; `undefined` if there is none. */
export function lookOf(path: string): FileLook | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? [stats.size, stats.mtimeMs] : undefined;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Size in bytes and time of the last change in ms. */
export type FileLook = readonly [size: number, time: number];

export type FileList = Map<string, FileLook>;

if (!isMainThread && typeof workerData === 'string')
  parentPort?.postMessage(listFilesNow(workerData));
