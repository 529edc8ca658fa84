import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeContents } from '../hosting/publish.ts';
import type { SearchState } from '../search/update-index.ts';
import { readWithChecksum, writeWithChecksum } from '../cache/checksum-file.ts';
import { linkOrCopy } from '../cache/write-file.ts';
import type { PageFacts } from '../checks/check-page.ts';
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
 * A folder with a built site, and the record in the cache of what the site was made from.
 *
 * The record belongs to this one folder, and a file is valid only while it has the recorded size
 * and time. After a build that was killed nothing needs repair: changed files do not match the
 * record.
 */
export class Output {
  readonly folder: string;
  readonly #records: string;
  #present: string;
  readonly #record: KnownOutput | undefined;
  #listing: Promise<FileList> | undefined;
  /** The files known to be in the folder. */
  files: FileList = new Map();

  /**
   * `records` is the folder for the records of one output folder and its siblings. `present` is the
   * current path of a folder that will be moved to `folder`.
   */
  constructor(folder: string, records: string, present = folder) {
    this.folder = folder;
    this.#present = present;
    this.#records = records;
    this.#record = this.#read();
  }

  /** Starts listing the existing files in a thread. */
  list(): void {
    this.#listing = listFiles(this.#present);
  }

  /**
   * Keeps what a build by this code may reuse: recorded pages, and files of the `last` site that
   * are carried over from site to site. Deletes all other files, then the empty folders.
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

  /** Empties the folder. The old files are deleted in the background. */
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

  /** The digest of the code and settings that built the site. `undefined` if there is no site. */
  get code(): string | undefined {
    return this.#record?.code;
  }

  /** The input of the site's search index. */
  get search(): SearchState | undefined {
    return this.#record?.search;
  }

  /** The pages that can be reused while their content is the same, by path. */
  get pages(): ReadonlyMap<string, PageRecord> {
    return this.#record?.pages ?? noPages;
  }

  /** Whether a file exists as it was written. */
  isIntact(file: string): boolean {
    const known = this.#record?.files.get(file);
    const look = this.files.get(file) ?? lookOf(join(this.folder, file));
    return look !== undefined && isSame(look, known);
  }

  /** Deletes a file, and folders that become empty. */
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

  /**
   * Replaces a file by the same file of another output. Links it instead of copying if both are on
   * the same disk.
   */
  take(file: string, { folder }: Output): void {
    const [from, to] = [join(folder, file), join(this.folder, file)];
    rmSync(to, { force: true });
    mkdirSync(dirname(to), { recursive: true });
    linkOrCopy(from, to);
    this.note(file);
  }

  /** Records a file that was written. */
  note(file: string): void {
    const look = lookOf(join(this.folder, file));
    if (look) this.files.set(file, look);
  }

  /** Records the files below a folder, replacing earlier records of it. */
  noteBelow(folder: string): void {
    for (const file of this.files.keys())
      if (file.startsWith(`${folder}/`)) this.files.delete(file);
    for (const [file, look] of listFilesNow(join(this.folder, folder)))
      this.files.set(`${folder}/${file}`, look);
  }

  /**
   * Records what the site was made from. `files` must be complete. If the record cannot be written,
   * the next build starts from scratch.
   */
  record({ code, search, pages }: Omit<KnownOutput, 'files'>): void {
    const record: OutputRecord = {
      ...{ code, search },
      paths: [...pages.keys()],
      pages: [...pages.values()],
      files: toColumns(this.files),
    };
    writeWithChecksum(this.#recordFile(this.folder) ?? '', JSON.stringify(record));
  }

  /** Deletes records of deleted folders. `others` are the siblings of this folder. */
  forgetOthers(others: readonly string[]): void {
    const known = new Set([this.folder, ...others].map(numberOf));
    for (const name of namesIn(this.#records))
      if (!known.has(name.replace('.json', ''))) rmSync(join(this.#records, name));
  }

  #read(): KnownOutput | undefined {
    try {
      const text = readWithChecksum(this.#recordFile(this.#present) ?? '');
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

/** A text file and its compressed forms. */
export function formsOf(file: string): string[] {
  return [`${file}.br`, `${file}.gz`];
}

const noPages: ReadonlyMap<string, PageRecord> = new Map();

/** Files that Astro does not write, and that get a new name whenever they change. */
const carried = /^_astro\/.*\.(?:br|gz)$/;

function isSame([size, time]: FileLook, other: FileLook | undefined): boolean {
  return size === other?.[0] && time === other[1];
}

/** The folder's inode number, which it keeps when it is moved. */
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

/** The same as stored: columns parse several times faster than one object per file. */
interface OutputRecord extends Pick<KnownOutput, 'code' | 'search'> {
  /** One entry for each of `pages`, in the same order. */
  paths: string[];
  pages: PageRecord[];
  files: FileColumns;
}

/**
 * What is recorded of a page: its cache key, its file, and its facts for checks of the whole site.
 */
export interface PageRecord {
  /** The route's `cacheKey`. `undefined` if the page is rendered in every build. */
  key?: string;
  /** Relative to the output folder. */
  file: string;
  facts?: PageFacts;
}
