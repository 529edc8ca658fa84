import type { Stats } from 'node:fs';
import { readSealed, writeSealed } from './sealed-file.ts';

/**
 * What was found out about files, kept on disk for as long as they look the same from outside: size, times and number.
 * A file that was changed this moment may be changed again within the same tick of the disk's clock, and is not kept.
 * What is damaged counts as empty.
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

  /** What is known of a file that looks like this. */
  recall(file: string, stats: Stats): Facts | undefined {
    const known = this.#before.get(file);
    if (known?.[0] !== lookOf(stats)) return undefined;
    this.#now.set(file, known);
    return known[1];
  }

  /** Remembers what was found out about a file after it looked like this. */
  remember(file: string, stats: Stats, facts: Facts): void {
    if (stats.ctimeMs > Date.now() - 100) return;
    this.#isNew = true;
    this.#now.set(file, [lookOf(stats), facts]);
  }

  /** Keeps what is known of the files that were asked for. Where that cannot be written, it is found out again. */
  save(): void {
    if (!this.#isNew && this.#now.size === this.#before.size) return;
    writeSealed(this.#path, JSON.stringify([...this.#now]));
  }

  #read(): Map<string, Known<Facts>> {
    try {
      return new Map(JSON.parse(readSealed(this.#path)) as [string, Known<Facts>][]);
    } catch {
      return new Map();
    }
  }
}

/** What a file looks like from outside. */
export function lookOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

type Known<Facts> = [look: string, facts: Facts];
