import { randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { digestOf, type KeptFacts, type SealedArticle } from './sealed-article.ts';

/**
 * Parsed articles on disk, a bucket of them in each file, so that ten thousand articles are some hundred files. A file
 * begins with a line that says how long its head is and what it must hash to; the head is the facts, the texts follow.
 * Whatever is damaged counts as absent.
 */
export class Bucket {
  readonly #path: string;
  #kept = new Map<string, Place>();

  constructor(folder: string, name: string) {
    this.#path = join(folder, name);
    this.#open();
  }

  /** The facts of an article, if they were kept for a file of this name and these bytes. */
  facts(file: string, digest: string): KeptFacts | undefined {
    const facts = this.#kept.get(file)?.facts;
    return facts?.digest === digest ? facts : undefined;
  }

  /** The bytes of the text; they may be damaged. */
  text({ file }: KeptFacts): Uint8Array {
    const place = this.#kept.get(file);
    if (!place) return new Uint8Array();
    return place.text ?? this.#read(place.at, place.length);
  }

  /**
   * Keeps these articles in place of all there were. Where that cannot be written, they stay in memory: a folder that
   * is read-only or full costs time and no more.
   */
  replace(articles: readonly SealedArticle[]): void {
    const facts = articles.map((article) => article.facts);
    const head = Buffer.from(
      JSON.stringify(articles.map(({ facts, text }) => ({ facts, length: text.length }))),
    );
    const line = Buffer.from(`${digestOf(head)} ${head.length}\n`);
    const fresh = `${this.#path}.${randomUUID()}`;
    try {
      mkdirSync(join(this.#path, '..'), { recursive: true });
      writeFileSync(fresh, Buffer.concat([line, head, ...articles.map(({ text }) => text)]));
      renameSync(fresh, this.#path);
    } catch {
      discard(fresh);
      this.#kept = new Map(
        articles.map(({ facts, text }) => [
          facts.file,
          { facts, at: 0, length: text.length, text },
        ]),
      );
      return;
    }
    let at = line.length + head.length;
    this.#kept = new Map();
    facts.forEach((fact, index) => {
      const length = articles[index]?.text.length ?? 0;
      this.#kept.set(fact.file, { facts: fact, at, length });
      at += length;
    });
  }

  #open(): void {
    try {
      const bytes = readFileSync(this.#path);
      const end = bytes.indexOf('\n');
      const [digest, length] = bytes.toString('latin1', 0, end).split(' ');
      const head = bytes.subarray(end + 1, end + 1 + Number(length));
      if (digestOf(head) !== digest) return;
      let at = end + 1 + head.length;
      for (const { facts, length } of JSON.parse(head.toString()) as Entry[]) {
        this.#kept.set(facts.file, { facts, at, length });
        at += length;
      }
    } catch {
      this.#kept.clear();
    }
  }

  #read(at: number, length: number): Uint8Array {
    let file: number | undefined;
    try {
      file = openSync(this.#path, 'r');
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    } catch {
      return new Uint8Array();
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It could not be written in the first place.
  }
}

interface Entry {
  facts: KeptFacts;
  length: number;
}

interface Place {
  facts: KeptFacts;
  at: number;
  length: number;
  /** There when it could not be written. */
  text?: Uint8Array;
}
