import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { prepareHosting } from '../hosting/prepare.ts';
import { speculationFile, speculationRules } from '../hosting/speculation.ts';
import { openBrowser } from './browser.ts';
import { serve } from './serve.ts';

/**
 * A browser that queries search indexes with the readers' code, under the production policy. The
 * indexes are in `pagefind/` of folders below `root`. The caller closes it.
 */
export async function openSearcher(root: string): Promise<Searcher> {
  await writeSearchPage(root);
  const [browser, { origin, close }] = await Promise.all([openBrowser(), serve(root)]);
  const context = await browser.newContext();
  const onPage = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    await page.goto(`${origin}/suche/`);
    const result = await work(page);
    await page.close();
    if (trouble.length > 0) throw new Error(trouble.join('\n'));
    return result;
  };
  return {
    ask: (folder, terms) =>
      onPage((page) =>
        page.evaluate(([path, all]) => (window as unknown as Asked).ask(path, all, Infinity), [
          `/${folder}/`,
          terms,
        ] as const),
      ),
    bytesFor: (folder, terms) =>
      onPage(async (page) => {
        let bytes = 0;
        const path = `/${folder}/`;
        page.on('response', (response) => {
          if (new URL(response.url()).pathname.startsWith(path))
            bytes += Number(response.headers()['content-length']);
        });
        const devtools = await context.newCDPSession(page);
        await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
        await page.evaluate(([own, term]) => (window as unknown as Asked).ask(own, [term], 10), [
          path,
          terms,
        ] as const);
        return bytes;
      }),
    close: async () => {
      await Promise.all([browser.close(), close()]);
    },
  };
}

async function writeSearchPage(root: string): Promise<void> {
  const client = resolve(import.meta.dirname, '../search/client');
  const code = `
    import { SearchIndex } from ${JSON.stringify(join(client, 'search-index.ts'))};
    import { articleHits } from ${JSON.stringify(join(client, 'search-hits.ts'))};
    window.ask = async (path, terms, most) => {
      const index = new SearchIndex(path + 'pagefind/');
      const answers = [];
      for (const term of terms) {
        const results = await index.search(term);
        const found = await Promise.all(
          results.slice(0, most).map(async ({ language, data }) => {
            const fragment = await data();
            const address = fragment.url.slice(path.length);
            return [address, { language, ...articleHits(fragment) }];
          }),
        );
        found.sort(([a], [b]) => (a < b ? -1 : 1));
        answers.push([term, found]);
      }
      return answers;
    };`;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: client },
    bundle: true,
    format: 'esm',
    write: false,
  });
  mkdirSync(join(root, 'suche'), { recursive: true });
  writeFileSync(join(root, 'ask.js'), outputFiles[0]?.contents ?? '');
  writeFileSync(
    join(root, 'suche/index.html'),
    '<!doctype html><html lang="de"><meta charset="utf-8"><link rel="icon" href="/ask.js"><script type="module" src="/ask.js"></script></html>',
  );
  writeFileSync(join(root, '404.html'), '');
  writeFileSync(join(root, speculationFile), speculationRules('/'));
  const inline = { scripts: [], styles: [] };
  await prepareHosting(root, new Set(), { base: '/', redirects: [], compression: 'none', inline });
}

export interface Searcher {
  /** The results for several terms: the articles with their sections, sorted by address. */
  ask: (folder: string, terms: readonly string[]) => Promise<Answer[]>;
  /** How many bytes of an index a new reader loads for some terms and the first ten results. */
  bytesFor: (folder: string, terms: string) => Promise<number>;
  close: () => Promise<void>;
}

export type Answer = [terms: string, found: [address: string, hits: unknown][]];

/** The page of the searcher. */
interface Asked {
  ask: (path: string, terms: readonly string[], most: number) => Promise<Answer[]>;
}
