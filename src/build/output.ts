import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeContents } from '../hosting/publish.ts';
import type { SearchState } from '../search/update-index.ts';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { linkOrCopy } from '../cache/write-file.ts';
import type { PageFacts } from '../checks/judge-page.ts';
import {
  fromColumns,
  listFiles,
  listFilesNow,
  lookOf,
  toColumns,
  type FileColumns,
  type FileList,
  type FileLook,
} from '../cache/list-files.ts';

/**
 * A folder with a built site, and the record in the cache of what the site was made from. Nothing is taken for granted: the
 * record is of the very folder, and a file counts only while it has the size and time it was given. So a build that was
 * killed leaves nothing to be repaired: what it changed does not look as recorded.
 */
export class Output {
  readonly folder: string;
  readonly #records: string;
  #present: string;
  readonly #record: KnownOutput | undefined;
  #listing: Promise<FileList> | undefined;
  /** The files that are known to be in the folder. */
  files: FileList = new Map();

  /**
   * `records` is where the records lie of one output folder and of the folders beside it; `present` is where the folder is
   * that will be moved to `folder`.
   */
  constructor(folder: string, records: string, present = folder) {
    this.folder = folder;
    this.#present = present;
    this.#records = records;
    this.#record = this.#read();
  }

  /** Begins to list the files that are there, in a thread. */
  list(): void {
    this.#listing = listFiles(this.#present);
  }

  /**
   * Leaves in the folder what a build by this code may use again: pages as they were recorded, and what the `last` site has
   * that is carried on from site to site. Everything else is deleted, in the end with the folders that are empty then.
   */
  clear(code: string, last: Output): void {
    const isPage = new Set<string>();
    for (const { key, file } of this.pages.values())
      if (key !== undefined) for (const form of [file, ...formsOf(file)]) isPage.add(form);
    const isCarried = (file: string) => carried.test(file) && last.code === code;
    for (const [file, look] of this.files) {
      const isKept = isPage.has(file)
        ? this.isIntact(file)
        : isCarried(file) && isSame(look, last.#record?.files.get(file)) && last.isIntact(file);
      if (!isKept) this.remove(file);
    }
    for (const file of last.#record?.files.keys() ?? [])
      if (isCarried(file) && !this.files.has(file) && last.isIntact(file)) this.take(file, last);
  }

  /** Empties the folder; what was in it is deleted meanwhile. */
  empty(): Promise<void> {
    const isEmpty = this.files.size === 0;
    this.files = new Map();
    return isEmpty ? Promise.resolve() : removeContents(this.folder);
  }

  /** Waits until the files are listed. */
  async listed(): Promise<FileList> {
    if (!this.#listing) this.list();
    this.files = (await this.#listing) ?? new Map<string, FileLook>();
    this.#listing = undefined;
    this.#present = this.folder;
    return this.files;
  }

  /** Digest of the code and the settings by which the site was built; nothing where there is no site. */
  get code(): string | undefined {
    return this.#record?.code;
  }

  /** What the search index of the site is made of. */
  get search(): SearchState | undefined {
    return this.#record?.search;
  }

  /** The pages that can be used again while they show the same, by path. */
  get pages(): ReadonlyMap<string, PageRecord> {
    return this.#record?.pages ?? noPages;
  }

  /** Whether a file is there as it was written. */
  isIntact(file: string): boolean {
    const known = this.#record?.files.get(file);
    const look = this.files.get(file) ?? lookOf(join(this.folder, file));
    return look !== undefined && isSame(look, known);
  }

  /** Deletes a file, and the folders that are empty then. */
  remove(file: string): void {
    this.files.delete(file);
    rmSync(join(this.folder, file), { force: true });
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
      try {
        rmdirSync(join(this.folder, folder));
      } catch {
        return;
      }
    }
  }

  /** Puts a file of another output in the place of one's own; without copying it, where both lie on the same disk. */
  take(file: string, { folder }: Output): void {
    const [from, to] = [join(folder, file), join(this.folder, file)];
    rmSync(to, { force: true });
    mkdirSync(dirname(to), { recursive: true });
    linkOrCopy(from, to);
    this.note(file);
  }

  /** Takes note of a file that was written. */
  note(file: string): void {
    const look = lookOf(join(this.folder, file));
    if (look) this.files.set(file, look);
  }

  /** Takes note of the files below a folder, where there were others before. */
  noteBelow(folder: string): void {
    for (const file of this.files.keys())
      if (file.startsWith(`${folder}/`)) this.files.delete(file);
    for (const [file, look] of listFilesNow(join(this.folder, folder)))
      this.files.set(`${folder}/${file}`, look);
  }

  /** Records what the site is made from; `files` must be all there are. Where it cannot be written, the next build does everything anew. */
  record({ code, search, pages }: Omit<KnownOutput, 'files'>): void {
    const record: OutputRecord = {
      ...{ code, search },
      paths: [...pages.keys()],
      pages: [...pages.values()],
      files: toColumns(this.files),
    };
    writeSealed(this.#recordFile(this.folder) ?? '', JSON.stringify(record));
  }

  /** Deletes records of folders that are no more; `others` are the folders beside this one. */
  forgetOthers(others: readonly string[]): void {
    const known = new Set([this.folder, ...others].map(numberOf));
    for (const name of namesIn(this.#records))
      if (!known.has(name.replace('.json', ''))) rmSync(join(this.#records, name));
  }

  #read(): KnownOutput | undefined {
    try {
      const text = readSealed(this.#recordFile(this.#present) ?? '');
      const { code, search, paths, pages, files } = JSON.parse(text) as OutputRecord;
      return {
        ...{ code, search },
        pages: new Map(pages.map((page, index) => [paths[index] ?? '', page])),
        files: fromColumns(files),
      };
    } catch {
      return undefined;
    }
  }

  #recordFile(folder: string): string | undefined {
    const number = numberOf(folder);
    return number && join(this.#records, `${number}.json`);
  }
}

/** A text file, and the files with its compressed forms. */
export function formsOf(file: string): string[] {
  return [`${file}.br`, `${file}.gz`];
}

const noPages: ReadonlyMap<string, PageRecord> = new Map();

/** Files that Astro does not write, and that change only when a script changes and gets another name. */
const carried = /^_astro\/.*\.(?:br|gz)$/;

function isSame([size, time]: FileLook, other: FileLook | undefined): boolean {
  return size === other?.[0] && time === other[1];
}

/** The number of a folder in its file system, which it keeps when it is moved. */
function numberOf(folder: string): string | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.ino.toString();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What a site was made from. */
interface KnownOutput {
  /** Digest of the code and the settings. */
  code: string;
  pages: ReadonlyMap<string, PageRecord>;
  files: FileList;
  search: SearchState;
}

/** The same as it is written: columns are parsed several times as fast as an object with a property for each file. */
interface OutputRecord extends Pick<KnownOutput, 'code' | 'search'> {
  /** Of the `pages`, in their order. */
  paths: string[];
  pages: PageRecord[];
  files: FileColumns;
}

/** From what a page was made, beside code and settings, and what the whole site is judged by. */
export interface PageRecord {
  /** What its route gave as `cacheKey`; nothing where it is to be rendered in each build. */
  key?: string;
  /** Below the output folder. */
  file: string;
  facts?: PageFacts;
}
