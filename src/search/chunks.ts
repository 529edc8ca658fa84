import { CborWriter } from './client/cbor.ts';
import { wordFile, writeWord, type Found } from './client/word-list.ts';
import type { Chunk, Files, LanguageState } from './language-state.ts';
import { limits } from './limits.ts';
import { nameOf, pack } from './pagefind-file.ts';
import { compareWords, shortestBehind } from './word-order.ts';

/** Divides words into the chunks of a main index. */
export function addMainChunks(
  language: string,
  state: LanguageState,
  words: Words,
  files: Files,
): void {
  let last = '';
  let from: string | undefined;
  let writer = new CborWriter();
  let [count, size] = [0, 0];
  const end = () => {
    const id = addChunk(language, state, files, pack(wordFile(count, writer.bytes())));
    state.chunks.push({ from: from ?? '', id });
    from = undefined;
    writer = new CborWriter();
    [count, size] = [0, 0];
  };
  for (const word of [...words.keys()].sort(compareWords)) {
    from ??= state.chunks.length === 0 ? '' : shortestBehind(last, word);
    size += writeWord(word, words.get(word) ?? [], writer);
    count += 1;
    last = word;
    if (size >= limits.chunk) end();
  }
  if (count > 0) end();
}

/** Divides recent words into files, each for several consecutive chunks of the main index. */
export function addRecent(
  language: string,
  state: LanguageState,
  words: Words,
  files: Files,
): void {
  const main = state.pages.slice(0, state.main);
  const hidden = main.flatMap(([id], number) => (id === '' ? [number] : []));
  const sorted = [...words.keys()].sort(compareWords);
  let at = 0;
  let size = 0;
  let waiting: RecentWords[] = [];
  state.chunks.forEach((chunk, index) => {
    const end = state.chunks[index + 1]?.from;
    const writer = new CborWriter();
    let count = 0;
    for (; at < sorted.length; at += 1) {
      const word = sorted[at] ?? '';
      if (end !== undefined && compareWords(word, end) >= 0) break;
      const written = writeWord(word, words.get(word) ?? [], writer);
      if (written > 0) count += 1;
      size += written;
    }
    waiting.push({ chunk, count, bytes: writer.bytes() });
    if (size < limits.recent && end !== undefined) return;
    const id = addChunk(language, state, files, pack(recentFile(hidden, waiting)));
    for (const own of waiting) own.chunk.recent = id;
    size = 0;
    waiting = [];
  });
}

/** See `mergeRecent` in search/client/merge-recent.ts. */
function recentFile(hidden: number[], chunks: readonly RecentWords[]): Uint8Array {
  const writer = new CborWriter();
  writer.array(2);
  writer.value(hidden);
  const own = chunks.filter(({ count }) => count > 0);
  writer.array(own.length);
  for (const { chunk, count, bytes } of own) {
    writer.array(2);
    writer.text(chunk.id);
    writer.array(count);
    writer.copy(bytes);
  }
  return writer.bytes();
}

function addChunk(
  language: string,
  { chunks }: LanguageState,
  files: Files,
  file: Uint8Array,
): string {
  const taken = new Set(chunks.map(({ id }) => id));
  const id = nameOf(language, file, taken);
  files.set(`index/${id}.pf_index`, file);
  return id;
}

/** Where the words were found, see search/client/word-list.ts. */
type Words = ReadonlyMap<string, Found[]>;

/** The recent words of a chunk. */
interface RecentWords {
  chunk: Chunk;
  count: number;
  bytes: Uint8Array;
}
