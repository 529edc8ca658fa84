import { createHash } from 'node:crypto';
import { CborWriter, type Cbor } from '../client/cbor.ts';
import {
  findWords,
  readRecent,
  wordFile,
  wordsInFile,
  writeWord,
  type WordList,
} from '../client/word-list.ts';
import { limits } from './limits.ts';
import { pack, unpack, type Segment } from './run-pagefind.ts';
import { compareWords, lastBefore, lastSign, shortestBehind } from './word-order.ts';

/** The index of a language with nothing but `segments`. */
export function mainIndex(segments: readonly Segment[]): LanguageIndex {
  const [first] = segments;
  if (!first) throw new Error('There is nothing to index.');
  const { version, characters, wasm } = first;
  const state: LanguageState = {
    version,
    characters,
    wasm,
    fields: [],
    pages: [],
    main: 0,
    chunks: [],
    meta: '',
  };
  const files = new Map<string, Uint8Array>(first.engine);
  const numbers = new Map<string, number>();
  const lists = addSegments({ state, files, numbers }, segments);
  state.main = state.pages.length;
  const words = findWords(lists);
  let last = '';
  let from: string | undefined;
  let writer = new CborWriter();
  let [count, size] = [0, 0];
  const end = () => {
    const file = pack(wordFile(count, writer.bytes()));
    state.chunks.push({ from: from ?? '', id: addChunk(first.language, state, files, file) });
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
  addEntry(first.language, state, files);
  return { state, files, numbers };
}

/**
 * The index of a language without the pages `gone` and with those of `segments`. The chunks of the main index stay as
 * they are; what is recent is read with `read` and written anew. Throws when it is damaged.
 */
export function grownIndex(
  language: string,
  before: LanguageState,
  { gone, segments }: LanguageChange,
  read: (path: string) => Uint8Array,
): LanguageIndex {
  if (gone.size + segments.length === 0)
    return { state: before, files: new Map(), numbers: new Map() };
  const state: LanguageState = {
    ...before,
    fields: [...before.fields],
    pages: before.pages.map((page, number) => (gone.has(number) ? ['', 0] : page)),
    chunks: before.chunks.map((chunk) => ({ ...chunk })),
  };
  const files = new Map<string, Uint8Array>();
  const numbers = new Map<string, number>();
  const hidden = new Set(state.pages.flatMap(([id], number) => (id === '' ? [number] : [])));
  const known = new Set(before.chunks.flatMap(({ recent }) => recent ?? []));
  const lists = [...known].flatMap((id): WordList[] => {
    const bytes = unpack(read(`index/${id}.pf_index`));
    return [...readRecent(bytes).chunks.values()].map((at) => ({ bytes, at, shift: 0, hidden }));
  });
  lists.push(...addSegments({ state, files, numbers }, segments));
  writeRecent(language, state, lists, files);
  addEntry(language, state, files);
  return { state, files, numbers };
}

/** The paths of all files of a language's index, below its folder. */
export function filesOf(state: LanguageState): string[] {
  const ids = new Set(state.chunks.flatMap(({ id, recent }) => [id, recent ?? id]));
  const fragments = state.pages.map(([id]) => id).filter((id) => id !== '');
  return [
    'pagefind.js',
    `wasm.${state.wasm ?? 'unknown'}.pagefind`,
    'pagefind-entry.json',
    `pagefind.${state.meta}.pf_meta`,
    ...[...ids].map((id) => `index/${id}.pf_index`),
    ...fragments.map((id) => `fragment/${id}.pf_fragment`),
  ];
}

/** Numbers the pages and fields of segments on from those that are there. */
function addSegments(
  { state, files, numbers: placed }: LanguageIndex,
  segments: readonly Segment[],
): WordList[] {
  const taken = new Set(state.pages.map(([id]) => id));
  return segments.flatMap(({ language, pages, fields, words }) => {
    const shift = state.pages.length;
    for (const { file, fragment, words: length } of pages) {
      const id = nameOf(language, fragment, taken);
      taken.add(id);
      files.set(`fragment/${id}.pf_fragment`, fragment);
      placed.set(file, state.pages.length);
      state.pages.push([id, length]);
    }
    for (const field of fields) if (!state.fields.includes(field)) state.fields.push(field);
    const numbers = fields.map((field) => state.fields.indexOf(field));
    const isSame = numbers.every((number, index) => number === index);
    return words.map((bytes) => ({
      bytes,
      at: wordsInFile,
      shift,
      hidden: new Set<number>(),
      fields: isSame ? undefined : numbers,
    }));
  });
}

/** Writes the recent words in files, of which each belongs to some chunks of the main index in a row. */
function writeRecent(
  language: string,
  state: LanguageState,
  lists: readonly WordList[],
  files: Files,
): void {
  const main = state.pages.slice(0, state.main);
  const hidden = main.flatMap(([id], number) => (id === '' ? [number] : []));
  const words = findWords(lists);
  const sorted = [...words.keys()].sort(compareWords);
  let at = 0;
  let size = 0;
  let waiting: { chunk: Chunk; count: number; words: Uint8Array }[] = [];
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
    waiting.push({ chunk, count, words: writer.bytes() });
    if (size < limits.recent && end !== undefined) return;
    const id = addChunk(language, state, files, pack(recentFile(hidden, waiting)));
    for (const own of waiting) own.chunk.recent = id;
    size = 0;
    waiting = [];
  });
}

/** See `mergeRecent` in client/word-list.ts. */
function recentFile(
  hidden: number[],
  chunks: readonly { chunk: Chunk; count: number; words: Uint8Array }[],
): Uint8Array {
  const writer = new CborWriter();
  writer.array(2);
  writer.value(hidden);
  const own = chunks.filter(({ count }) => count > 0);
  writer.array(own.length);
  for (const { chunk, count, words } of own) {
    writer.array(2);
    writer.text(chunk.id);
    writer.array(count);
    writer.copy(words);
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

/** Adds the files that a search begins with. */
function addEntry(language: string, state: LanguageState, files: Files): void {
  const meta = pack(metaOf(state));
  state.meta = nameOf(language, meta, new Set());
  files.set(`pagefind.${state.meta}.pf_meta`, meta);
  const { version, characters, wasm } = state;
  const languages = { [language]: { hash: state.meta, wasm, page_count: pageCount(state) } };
  const entry = { version, languages, include_characters: characters };
  files.set('pagefind-entry.json', Buffer.from(JSON.stringify(entry)));
}

/** How many articles answer in a language. */
export function pageCount({ pages }: LanguageState): number {
  return pages.filter(([id]) => id !== '').length;
}

/** What tells Pagefind which chunks it needs; see `Meta` in run-pagefind.ts. */
function metaOf({ version, pages, chunks, fields }: LanguageState): Uint8Array {
  const names = chunks.map(({ id, recent }) => (recent === undefined ? id : `${id}+${recent}`));
  const ranges = chunks.map(({ from }, index): Range => {
    const next = chunks[index + 1]?.from;
    return [from, next === undefined ? lastSign : lastBefore(next), names[index] ?? ''];
  });
  const writer = new CborWriter();
  const all = [...ranges, ...furtherRanges(chunks, names)];
  writer.value([version, pages, all, [], [], fields] satisfies Cbor);
  return writer.bytes();
}

/** Pagefind loads the chunk in which a beginning of words stands: those behind it have such words too. */
function furtherRanges(chunks: readonly Chunk[], names: readonly string[]): Range[] {
  const further = new Map<string, string[]>();
  chunks.forEach(({ from }, index) => {
    const signs = [...from];
    for (let length = 1; length < signs.length; length += 1) {
      const start = signs.slice(0, length).join('');
      further.set(start, [...(further.get(start) ?? []), names[index] ?? '']);
    }
  });
  return [...further]
    .filter(([, own]) => own.length <= limits.furtherChunks)
    .flatMap(([start, own]) => own.map((name): Range => [start, start, name]));
}

/** A name made of a file's content that no other file has. */
function nameOf(language: string, file: Uint8Array, taken: ReadonlySet<string>): string {
  const hash = createHash('sha256').update(file).digest('hex');
  let length = 8;
  while (taken.has(`${language}_${hash.slice(0, length)}`)) length += 1;
  return `${language}_${hash.slice(0, length)}`;
}

/** What is known of the index of a language; plain JSON. */
export interface LanguageState {
  version: string;
  characters: string[];
  wasm: string | null;
  fields: string[];
  /** The fragment of each page and how many words it has; no fragment where the page is hidden. */
  pages: [id: string, words: number][];
  /** How many of the pages the main index has. */
  main: number;
  chunks: Chunk[];
  /** The name of the file that a search begins with. */
  meta: string;
}

/** Words of the main index from one on, up to the next chunk, and the file with what is recent of them. */
interface Chunk {
  from: string;
  id: string;
  recent?: string;
}

/** The index of a language with the files that are new, by their path below its folder. */
export interface LanguageIndex {
  state: LanguageState;
  files: Files;
  /** The number of each new page, by the article's file. */
  numbers: Map<string, number>;
}

export interface LanguageChange {
  /** Numbers of pages. */
  gone: ReadonlySet<number>;
  segments: readonly Segment[];
}

type Files = Map<string, Uint8Array>;

type Range = [from: string, to: string, name: string];
