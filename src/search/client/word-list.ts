import { CborReader, CborWriter } from './cbor.ts';

/**
 * Words with the pages they are on, as Pagefind 1.5 stores them in `index/*.pf_index`,
 * decompressed: CBOR of `[[[word, pages, [[spelling, pages], …]], …]]`, where `pages` is `[[number,
 * positions, positions in the metadata], …]`. The number is the difference from the page before; a
 * negative position in the metadata names the field that follows.
 */
export interface WordList {
  bytes: Uint8Array;
  /** Where the array of words begins. */
  at: number;
  /** The number that page 0 of the list has in the whole index. */
  shift: number;
  /** Excluded pages, by their number in the whole index. */
  hidden: ReadonlySet<number>;
  /** The number that each field of the list has in the whole index; absent if they are the same. */
  fields?: readonly number[] | undefined;
}

/** Where the lists have the pages of each word, in the order of the lists. */
export function findWords(lists: readonly WordList[]): Map<string, Found[]> {
  const words = new Map<string, Found[]>();
  for (const list of lists) {
    const reader = new CborReader(list.bytes, list.at);
    for (let left = reader.array(); left > 0; left -= 1) {
      reader.array();
      const word = reader.text();
      const found = { list, at: reader.at };
      const known = words.get(word);
      if (known) known.push(found);
      else words.set(word, [found]);
      passPages(reader);
      for (let spellings = reader.array(); spellings > 0; spellings -= 1) {
        reader.array();
        reader.text();
        passPages(reader);
      }
    }
  }
  return words;
}

/**
 * Writes a word with what was found for it; page numbers must increase from one list to the next.
 * Returns how many positions were written; with none, nothing is written.
 */
export function writeWord(word: string, found: readonly Found[], writer: CborWriter): number {
  const plain: Page[] = [];
  const spelled = new Map<string, Page[]>();
  const spell = (spelling: string, reader: CborReader, list: WordList): void => {
    const pages = spelled.get(spelling) ?? [];
    readPages(reader, list, pages);
    if (pages.length > 0) spelled.set(spelling, pages);
  };
  for (const { list, at, whole } of found) {
    const reader = new CborReader(list.bytes, at);
    if (whole === undefined) readPages(reader, list, plain);
    else spell(whole, reader, list);
    for (let left = reader.array(); left > 0; left -= 1) {
      reader.array();
      spell(reader.text(), reader, list);
    }
  }
  if (plain.length === 0 && spelled.size === 0) return 0;
  writer.array(3);
  writer.text(word);
  let size = writePages(plain, writer);
  writer.array(spelled.size);
  for (const [spelling, pages] of spelled) {
    writer.array(2);
    writer.text(spelling);
    size += writePages(pages, writer);
  }
  return size;
}

/** A file of words that `writeWord` wrote. */
export function wordFile(count: number, words: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new CborWriter();
  writer.array(1);
  writer.array(count);
  writer.copy(words);
  return writer.bytes();
}

/** Where the words begin in the file of a main chunk. */
export const wordsInFile = 1;

function passPages(reader: CborReader): void {
  for (let left = reader.array(); left > 0; left -= 1) {
    reader.array();
    reader.number();
    reader.passNumbers();
    reader.passNumbers();
  }
}

function readPages(
  reader: CborReader,
  { bytes, shift, hidden, fields }: WordList,
  to: Page[],
): void {
  let number = shift;
  for (let left = reader.array(); left > 0; left -= 1) {
    reader.array();
    number += reader.number();
    const from = reader.at;
    const places = reader.passNumbers();
    const meta = reader.at;
    const size = 1 + places + reader.passNumbers();
    if (hidden.has(number)) continue;
    to.push({ number, bytes, from, meta, to: reader.at, size, fields });
  }
}

function writePages(pages: readonly Page[], writer: CborWriter): number {
  let last = 0;
  let size = 0;
  writer.array(pages.length);
  for (const page of pages) {
    writer.array(3);
    writer.number(page.number - last);
    if (page.fields) {
      writer.copy(page.bytes.subarray(page.from, page.meta));
      writeMeta(page.bytes, page.meta, page.fields, writer);
    } else writer.copy(page.bytes.subarray(page.from, page.to));
    last = page.number;
    size += page.size;
  }
  return size;
}

function writeMeta(
  bytes: Uint8Array,
  at: number,
  fields: readonly number[],
  writer: CborWriter,
): void {
  const reader = new CborReader(bytes, at);
  const length = reader.array();
  writer.array(length);
  for (let left = length; left > 0; left -= 1) {
    const place = reader.number();
    writer.number(place < 0 ? -1 - (fields[-1 - place] ?? 0) : place);
  }
}

/** Where a list has the pages of a word. */
export interface Found {
  list: WordList;
  at: number;
  /**
   * The compound that ends with the word: its pages count as another spelling of the word, which
   * matches less exactly.
   */
  whole?: string;
}

/** A page in the list of a word: its positions begin at `from`, those in the metadata at `meta`. */
interface Page {
  number: number;
  bytes: Uint8Array;
  from: number;
  meta: number;
  to: number;
  size: number;
  fields: readonly number[] | undefined;
}
