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
      .once('message', (files: FileColumns) => done(fromColumns(files)))
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

/** A list in the form that is quick to pass to another thread, to print and to parse as JSON. */
export function toColumns(files: FileList): FileColumns {
  const looks = [...files.values()];
  return {
    names: [...files.keys()],
    sizes: looks.map(([size]) => size),
    times: looks.map(([, time]) => time),
  };
}

export function fromColumns({ names, sizes, times }: FileColumns): FileList {
  return new Map(names.map((name, index) => [name, [sizes[index] ?? -1, times[index] ?? -1]]));
}

/** Size in bytes and time of the last change in ms. */
export type FileLook = readonly [size: number, time: number];

export type FileList = Map<string, FileLook>;

/** The same index in each belongs to the same file. */
export interface FileColumns {
  names: string[];
  sizes: number[];
  times: number[];
}

if (!isMainThread && typeof workerData === 'string')
  parentPort?.postMessage(toColumns(listFilesNow(workerData)));
