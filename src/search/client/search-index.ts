import { mergeRecent } from './merge-recent.ts';
import type { Fragment } from './search-hits.ts';

/** An article that answers, and the language whose index knows it. */
export interface Result {
  language: string;
  /** Rejects when its text cannot be had. */
  data: () => Promise<Fragment>;
}

/**
 * The search index of the site in the folder `bundle`, a path. Whatever could not be had is asked for anew with the next
 * search, the engines included.
 */
export class SearchIndex {
  readonly #bundle: string;
  #engines: Promise<Engine[]> | undefined;
  /** How often something of the index could not be had. */
  #missing = 0;

  constructor(bundle: string) {
    this.#bundle = bundle;
    this.#watchFetch();
  }

  /** What answers, the best first; nothing for no terms. Rejects when a part of the index cannot be had. */
  async search(terms: string): Promise<Result[]> {
    const missing = this.#missing;
    try {
      this.#engines ??= this.#load();
      const engines = await this.#engines;
      const found =
        terms === '' ? [] : await Promise.all(engines.map((engine) => engine.search(terms)));
      if (missing !== this.#missing) throw new Error('A part of the index is missing.');
      return found.flat().sort((a, b) => b.score - a.score);
    } catch (error) {
      this.#engines = undefined;
      throw error;
    }
  }

  /** Loads the engine once for each language that has articles. */
  async #load(): Promise<Engine[]> {
    const answer = await fetch(`${this.#bundle}languages.json`);
    const languages = (await answer.json()) as string[];
    // A module is loaded once for each address, even when that fails, and keeps what it could not load.
    const again = this.#missing === 0 ? '' : `?${this.#missing}`;
    return Promise.all(
      languages.map(async (language) => {
        const engine = (await import(
          /* @vite-ignore */ `${this.#bundle}${language}/pagefind.js${again}`
        )) as Pagefind;
        // Workers are started from a plain string, which Trusted Types do not allow.
        await engine.options({ noWorker: true });
        await engine.init();
        return {
          search: async (terms) => {
            const { results } = await engine.search(terms);
            return results.map(({ score, data }) => ({
              score,
              language,
              data: () => data().catch((error: unknown) => this.#giveUp(error)),
            }));
          },
        };
      }),
    );
  }

  #giveUp(error: unknown): never {
    this.#engines = undefined;
    throw error;
  }

  /**
   * Pagefind searches on without a part of its index that it could not load, as if it had no words. And words that it
   * asks for under the names of two files stand in both, see `mergeRecent`.
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

/** What the content of Pagefind's files begins with. */
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
