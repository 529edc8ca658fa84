import type { Stats } from 'node:fs';
import { lookOf } from '../../cache/known-files.ts';
import { parseFile, type ParsedFile } from './parsed-articles.ts';

/**
 * The last parsed files of a content folder, for the preview, which reads the folder again and
 * again.
 */
export class ParsedMemory {
  #known: ReadonlyMap<string, { look: string; parsed: ParsedFile }> | undefined;

  get isFilled(): boolean {
    return this.#known !== undefined;
  }

  /** Parses the files, relative to the content folder, that have changed since. */
  update(contentDir: string, files: ReadonlyMap<string, Stats>): Map<string, ParsedFile> {
    const parsed = new Map<string, ParsedFile>();
    for (const [file, stats] of files) {
      const known = this.#known?.get(file);
      const found = known?.look === lookOf(stats) ? known.parsed : parseFile(contentDir, file);
      parsed.set(file, found);
    }
    return parsed;
  }

  /** Stores what was parsed while the files had these stats. */
  fill(files: ReadonlyMap<string, Stats>, all: ReadonlyMap<string, ParsedFile>): void {
    this.#known = new Map(
      [...files].flatMap(([file, stats]) => {
        const parsed = all.get(file);
        return parsed ? [[file, { look: lookOf(stats), parsed }] as const] : [];
      }),
    );
  }
}
