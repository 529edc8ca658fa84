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

/** How many articles answer in a language. */
export function pageCount({ pages }: LanguageState): number {
  return pages.filter(([id]) => id !== '').length;
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
export interface Chunk {
  from: string;
  id: string;
  recent?: string;
}

/** Files by their path below the folder of a language. */
export type Files = Map<string, Uint8Array>;
