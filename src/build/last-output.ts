import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSealed, writeSealed } from '../article/sealed-file.ts';
import { filesIn } from './files-in.ts';
import type { SeenFiles } from './glance.ts';
import type { PageRecord, PageSource } from './page-source.ts';

/**
 * What the last build into a folder wrote, and from what. Nothing is taken for granted: the folder has to be the very
 * one, and a file counts only as long as it has the size and time that it was given.
 */
export class LastOutput implements PageSource {
  readonly folder: string;
  readonly #record: string;
  readonly #known: OutputRecord | undefined;

  constructor(outDir: string, cache: string) {
    this.folder = outDir;
    const name = createHash('sha256').update(outDir).digest('hex').slice(0, 16);
    this.#record = join(cache, 'outputs', `${name}.json`);
    this.#known = this.#read();
  }

  /** Whether the folder holds, file by file, what would be built `now` from the same. */
  isFrom(input: string, now: Date): boolean {
    if (this.#known?.input !== input) return false;
    const { from, until } = this.#known;
    if (now.getTime() < from || (until !== null && now.getTime() >= until)) return false;
    const files = Object.keys(this.#known.files);
    return (
      files.every((file) => this.isIntact(file)) && filesIn(this.folder).length === files.length
    );
  }

  /** Whether the folder was written here by the same code with the same settings. */
  isBy(site: string): boolean {
    return this.#known?.site === site;
  }

  /** What is known of a page that was built by the same code with the same settings. */
  page(path: string, site: string): PageRecord | undefined {
    return this.isBy(site) ? this.#known?.pages[path] : undefined;
  }

  isIntact(file: string): boolean {
    const known = this.#known?.files[file];
    const found = known && statSync(join(this.folder, file), { throwIfNoEntry: false });
    return found !== undefined && found.size === known?.[0] && found.mtimeMs === known[1];
  }

  /** Forgets what is known: from here on the folder is being replaced. */
  forget(): void {
    rmSync(this.#record, { force: true });
  }

  /** Remembers the files that the folder holds. Where that cannot be written the next build does everything anew. */
  remember(made: Made, files: SeenFiles): void {
    const folder = statSync(this.folder).ino;
    const record = JSON.stringify({ ...made, folder, files } satisfies OutputRecord);
    writeSealed(this.#record, record);
  }

  #read(): OutputRecord | undefined {
    try {
      const known = JSON.parse(readSealed(this.#record)) as OutputRecord;
      return known.folder === statSync(this.folder).ino ? known : undefined;
    } catch {
      return undefined;
    }
  }
}

/** From what an output was made. */
interface Made {
  /** Digest of all that it was made from. */
  input: string;
  /** Digest of the code and the settings. */
  site: string;
  /** By path, without slashes at its ends. */
  pages: Record<string, PageRecord>;
  /** The moment of the build, in ms. */
  from: number;
  /** The moment at which the same would make something else; in JSON nothing stands for never. */
  until: number | null;
}

interface OutputRecord extends Made {
  /** Number of the folder in its file system. */
  folder: number;
  /** Every file. */
  files: SeenFiles;
}
