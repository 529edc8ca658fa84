import { readRecent } from './client/merge-recent.ts';
import { findWords, wordsInFile, type WordList } from './client/word-list.ts';
import { addParts } from './compounds.ts';
import { addMainChunks, addRecent } from './chunks.ts';
import { pageCount, type Files, type LanguageState } from './language-state.ts';
import { metaOf } from './meta-file.ts';
import { nameOf, pack, unpack } from './pagefind-file.ts';
import type { Segment } from './run-pagefind.ts';

/** The index of a language from nothing but `segments`. */
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
  const words = findWords(lists);
  addParts(words, first.language, new Set(lists));
  state.main = state.pages.length;
  addMainChunks(first.language, state, words, files);
  addEntry(first.language, state, files);
  return { state, files, numbers };
}

/**
 * The index of a language without the pages `gone` and with those of `segments`. The chunks of the
 * main index are unchanged; the recent words are read with `read` and rewritten. Throws if a file
 * is damaged.
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
  const added = addSegments({ state, files, numbers }, segments);
  const words = findWords([...lists, ...added]);
  addParts(words, language, new Set(added));
  addRecent(language, state, words, files);
  addEntry(language, state, files);
  return { state, files, numbers };
}

/** Numbers the pages and fields of segments after the existing ones. */
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

/** The index of a language with its new files, by path below its folder. */
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
