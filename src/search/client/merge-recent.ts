import { CborReader, CborWriter } from './cbor.ts';
import { findWords, wordFile, wordsInFile, writeWord, type WordList } from './word-list.ts';

/**
 * The words of the chunk `id` of the main index without pages hidden since, and with the recent
 * ones. `recent` contains the changes in some chunks: `[hidden pages, [[id, words], …]]`.
 */
export function mergeRecent(
  id: string,
  main: Uint8Array,
  recent: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const { hidden, chunks } = readRecent(recent);
  const lists: WordList[] = [{ bytes: main, at: wordsInFile, shift: 0, hidden }];
  const at = chunks.get(id);
  if (at !== undefined) lists.push({ bytes: recent, at, shift: 0, hidden });
  const words = new CborWriter();
  let count = 0;
  for (const [word, found] of findWords(lists)) if (writeWord(word, found, words) > 0) count += 1;
  return wordFile(count, words.bytes());
}

/** The hidden pages, and where the words of each chunk begin. */
export function readRecent(recent: Uint8Array): {
  hidden: ReadonlySet<number>;
  chunks: ReadonlyMap<string, number>;
} {
  const reader = new CborReader(recent);
  reader.array();
  const hidden = new Set(Array.from({ length: reader.array() }, () => reader.number()));
  const chunks = new Map<string, number>();
  for (let left = reader.array(); left > 0; left -= 1) {
    reader.array();
    chunks.set(reader.text(), reader.at);
    reader.value();
  }
  return { hidden, chunks };
}
