import type { Stats } from 'node:fs';
import { readWithChecksum, writeWithChecksum } from './checksum-file.ts';

/**
 * Facts about files, kept on disk and valid while a file's size, times and inode are unchanged.
 * Facts about a file that was modified within the resolution of the file system's clock are not
 * kept. A damaged store counts as empty.
 */
export class KnownFiles<Facts> {
  readonly #path: string;
  readonly #before: ReadonlyMap<string, Known<Facts>>;
  readonly #now = new Map<string, Known<Facts>>();
  #isNew = false;

  constructor(path: string) {
    this.#path = path;
    this.#before = this.#read();
  }

  /** The facts about a file with these stats, if there are any. */
  recall(file: string, stats: Stats): Facts | undefined {
    const known = this.#before.get(file);
    if (known?.[0] !== lookOf(stats)) return undefined;
    this.#now.set(file, known);
    return known[1];
  }

  /** Remembers facts about a file. `stats` must have been read before the file was. */
  remember(file: string, stats: Stats, facts: Facts): void {
    if (stats.ctimeMs > Date.now() - 100) return;
    this.#isNew = true;
    this.#now.set(file, [lookOf(stats), facts]);
  }

  /**
   * Writes the facts about all files that were recalled or remembered. A failed write is ignored:
   * the facts are found again.
   */
  save(): void {
    if (!this.#isNew && this.#now.size === this.#before.size) return;
    writeWithChecksum(this.#path, JSON.stringify([...this.#now]));
  }

  #read(): Map<string, Known<Facts>> {
    try {
      return new Map(JSON.parse(readWithChecksum(this.#path)) as [string, Known<Facts>][]);
    } catch {
      return new Map();
    }
  }
}

/** A string of what tells whether a file has changed. */
export function lookOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

type Known<Facts> = [look: string, facts: Facts];
