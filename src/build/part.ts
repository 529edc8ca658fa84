import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../article/digest.ts';
import type { PageRecord, PageSource } from './page-source.ts';
import type { Shard } from './shard.ts';

/** Makes a part of a folder with built pages: a record says from what they were made and what is in each of their files. */
export function sealPart(folder: string, record: PartRecord): void {
  writeFileSync(join(folder, recordFile), JSON.stringify(record));
}

/** A part of a site as `--shard` left it, wherever it was carried since. */
class Part implements PageSource {
  readonly folder: string;
  readonly shard: Shard;
  /** Digest of the code and the settings. */
  readonly site: string;
  readonly #record: PartRecord;
  readonly #digests: ReadonlyMap<string, string>;

  constructor(folder: string, record: PartRecord) {
    this.folder = folder;
    this.shard = record.shard;
    this.site = record.site;
    this.#record = record;
    this.#digests = new Map(
      Object.values(record.pages).flatMap(({ file, digests = {} }) =>
        Object.entries(digests).map(([ending, digest]): [string, string] => [
          file + ending,
          digest,
        ]),
      ),
    );
  }

  page(path: string, site: string): PageRecord | undefined {
    return this.site === site ? this.#record.pages[path] : undefined;
  }

  isIntact(file: string): boolean {
    const path = join(this.folder, file);
    const known = this.#digests.get(file);
    return known !== undefined && existsSync(path) && digestOf(readFileSync(path)) === known;
  }
}

/** The parts in these folders, or why they do not make a whole site. `site` is the digest of code and settings. */
export function openParts(folders: readonly string[], site: string): Part[] | string {
  const parts: Part[] = [];
  for (const folder of folders) {
    const part = openPart(folder);
    if (!part) return `${folder} holds no part of a site: build one with --shard.`;
    if (part.site !== site)
      return `${folder} was built by other code, with other packages or with other settings than there are here.`;
    parts.push(part);
  }
  const count = parts[0]?.shard.count ?? 0;
  const other = parts.find(({ shard }) => shard.count !== count);
  if (other)
    return `${other.folder} is one of ${other.shard.count} parts, others are one of ${count}.`;
  const there = new Set(parts.map(({ shard }) => shard.number));
  const missing = Array.from({ length: count }, (_, index) => index + 1)
    .filter((number) => !there.has(number))
    .map((number) => `${number}/${count}`);
  return missing.length > 0
    ? `Part ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`
    : parts;
}

/** The part in a folder; nothing where there is none. */
export function openPart(folder: string): Part | undefined {
  try {
    const record = readFileSync(join(folder, recordFile), 'utf8');
    return new Part(folder, JSON.parse(record) as PartRecord);
  } catch {
    return undefined;
  }
}

const recordFile = 'part.json';

interface PartRecord {
  shard: Shard;
  /** Digest of the code and the settings. */
  site: string;
  /** By path, without slashes at its ends. */
  pages: Record<string, PageRecord>;
}
