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

/** The number of articles that can be found in a language. */
export function pageCount({ pages }: LanguageState): number {
  return pages.filter(([id]) => id !== '').length;
}

/** The state of the index of a language; plain JSON. */
export interface LanguageState {
  version: string;
  characters: string[];
  wasm: string | null;
  fields: string[];
  /** The fragment of each page and its number of words; an empty fragment marks a hidden page. */
  pages: [id: string, words: number][];
  /** How many of the pages are in the main index. */
  main: number;
  chunks: Chunk[];
  /** The name of the file that a search begins with. */
  meta: string;
}

/**
 * The words of the main index from one word up to the next chunk, and the file with its recent
 * words.
 */
export interface Chunk {
  from: string;
  id: string;
  recent?: string;
}

/** Files by path below the folder of a language. */
export type Files = Map<string, Uint8Array>;
