import { mergeRecent } from './merge-recent.ts';
import type { Fragment } from './search-hits.ts';

/** A matching article, and the language of the index that has it. */
export interface Result {
  language: string;
  /** Rejects if its text cannot be loaded. */
  data: () => Promise<Fragment>;
}

/**
 * The search index of the site in the folder `bundle`, a path. Whatever could not be loaded,
 * engines included, is requested again by the next search.
 */
export class SearchIndex {
  readonly #bundle: string;
  #engines: Promise<Engine[]> | undefined;
  /** How often something of the index could not be loaded. */
  #missing = 0;
  /** That number at the last search: engines that have missed something since are not used. */
  #missingBefore = 0;
  #loads = 0;

  constructor(bundle: string) {
    this.#bundle = bundle;
    this.#watchFetch();
  }

  /**
   * The matches, best first; none for empty terms. Rejects if a part of the index cannot be loaded.
   */
  async search(terms: string): Promise<Result[]> {
    const missing = this.#missing;
    if (missing !== this.#missingBefore) this.#engines = undefined;
    this.#missingBefore = missing;
    const loading = (this.#engines ??= this.#load());
    try {
      const engines = await loading;
      const found =
        terms === '' ? [] : await Promise.all(engines.map((engine) => engine.search(terms)));
      if (missing !== this.#missing) throw new Error('A part of the index is missing.');
      return found.flat().sort((a, b) => b.score - a.score);
    } catch (error) {
      // A later search may have begun to load them again.
      if (this.#engines === loading) this.#engines = undefined;
      throw error;
    }
  }

  /** Loads an engine once for each language that has articles. */
  async #load(): Promise<Engine[]> {
    const answer = await fetch(`${this.#bundle}languages.json`);
    const languages = (await answer.json()) as string[];
    // A browser loads a module once per address, even if that fails, and a module keeps failed
    // loads.
    const again = this.#loads === 0 ? '' : `?${this.#loads}`;
    this.#loads += 1;
    return Promise.all(
      languages.map(async (language) => {
        const engine = (await import(
          /* @vite-ignore */ `${this.#bundle}${language}/pagefind.js${again}`
        )) as Pagefind;
        // Workers are started from a plain string, which Trusted Types forbid.
        await engine.options({ noWorker: true });
        await engine.init();
        return {
          search: async (terms) => {
            const { results } = await engine.search(terms);
            return results.map(({ score, data }) => ({
              score,
              language,
              data,
            }));
          },
        };
      }),
    );
  }

  /**
   * Watches for failed requests, because Pagefind continues without a part of the index that it
   * could not load, as if that had no words. And joins the two files in which words may be, see
   * `mergeRecent`.
   */
  #watchFetch(): void {
    const ask = window.fetch.bind(window);
    const load = async (...request: Parameters<typeof fetch>): Promise<Response> => {
      const answer = await ask(...request);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      return new Response(await answer.arrayBuffer(), answer);
    };
    const words = async (url: string) => unpack(await load(url));
    window.fetch = async (...request) => {
      const url = request[0] instanceof Request ? request[0].url : String(request[0]);
      if (!new URL(url, location.href).pathname.startsWith(this.#bundle)) return ask(...request);
      const [, folder = '', main = '', recent] = /^(.*\/index\/)(.+)\+(.+)$/.exec(url) ?? [];
      try {
        if (recent === undefined) return await load(...request);
        const both = [words(`${folder}${main}.pf_index`), words(folder + recent)] as const;
        const merged = mergeRecent(main, ...(await Promise.all(both)));
        return new Response(new Blob([signature, merged]));
      } catch (error) {
        this.#missing += 1;
        throw error;
      }
    };
  }
}

/** The first bytes of Pagefind's decompressed files. */
const signature = 'pagefind_dcd';

async function unpack({ body }: Response): Promise<Uint8Array> {
  const unzipped = body?.pipeThrough(new DecompressionStream('gzip'));
  const content = new Uint8Array(await new Response(unzipped).arrayBuffer());
  return content.subarray(signature.length);
}

/** The part of Pagefind's interface that is used, https://pagefind.app/docs/api/. */
interface Pagefind {
  options: (options: { noWorker: boolean }) => Promise<void>;
  init: () => Promise<void>;
  search: (terms: string) => Promise<{ results: Omit<Scored, 'language'>[] }>;
}

/** Pagefind for one language. */
interface Engine {
  search: (terms: string) => Promise<Scored[]>;
}

interface Scored extends Result {
  score: number;
}
