import { copyFileSync, constants, existsSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Question } from '../article/asked.ts';
import type { PageFacts } from '../checks/judge-page.ts';
import type { PageOutcome } from './write-page.ts';

/** A folder with pages that were built before. */
export interface PageSource {
  readonly folder: string;
  /** What is known of a page that was built by the same code with the same settings; `site` is their digest. */
  page(path: string, site: string): PageRecord | undefined;
  /** Whether a file is there as it was written. */
  isIntact(file: string): boolean;
}

/** From what a page was made, beside code and settings, and what is known of it. */
export interface PageRecord {
  /** What its route gave as its key; nothing where it is to be made in each build. */
  key: string | undefined;
  /** What it asked, and the digests of the answers. */
  asked: [Question, string][];
  file: string;
  /** Of the page and its compressed forms, by the ending of their names; in the record of a part. */
  digests?: PageOutcome['digests'];
  /** What the whole site is judged by. */
  facts?: PageFacts;
}

/** Those of the files' compressed forms that there are. */
export function compressedForms(source: PageSource, files: readonly string[]): string[] {
  return files
    .flatMap((file) => [`${file}.br`, `${file}.gz`])
    .filter((file) => source.isIntact(file));
}

/** Puts files into another folder, without copying them where both lie on the same disk. */
export function takeOver({ folder }: PageSource, files: readonly string[], target: string): void {
  const folders = new Set<string>();
  for (const file of files) {
    const to = join(target, file);
    if (!folders.has(dirname(to))) mkdirSync(dirname(to), { recursive: true });
    folders.add(dirname(to));
    try {
      linkSync(join(folder, file), to);
    } catch {
      if (!existsSync(join(folder, file)))
        throw new Error(`${join(folder, file)} was taken away while it was in use. Build again.`);
      copyFileSync(join(folder, file), to, constants.COPYFILE_EXCL);
    }
  }
}
