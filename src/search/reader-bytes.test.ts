import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ChangingArticles, manyWords } from '../tests/changing-articles.ts';
import { openSearcher } from '../tests/searcher.ts';
import { updateIndex } from './update-index.ts';

test(
  'readers load at most 1.3 times the bytes of one index, shortly before it is made anew',
  { timeout: 600_000 },
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'abschnitt-bytes-'));
    const searcher = await openSearcher(root);
    try {
      const articles = new ChangingArticles(1, { count: 300, length: 200, words: manyWords() });
      const [grown, fresh] = [join(root, 'grown'), join(root, 'fresh')];
      let state = await updateIndex(grown, articles.write(grown));
      for (let count = 48; count > 0; count -= 1) articles.change();
      state = await updateIndex(grown, articles.write(grown), state);
      const { pages = [], main = 0 } = state.languages['de'] ?? {};
      const hidden = pages.slice(0, main).filter(([id]) => id === '').length;
      expect((hidden + pages.length - main) / main).toBeGreaterThan(0.15);
      await updateIndex(fresh, articles.write(fresh));
      for (const language of Object.keys(state.languages))
        for (const folder of [grown, fresh]) {
          const engine = join(folder, 'pagefind', language, 'pagefind.js');
          writeFileSync(`${engine}.br`, brotliCompressSync(readFileSync(engine)));
        }
      const ratios: number[] = [];
      for (const terms of articles.terms(12))
        ratios.push(
          (await searcher.bytesFor('grown', terms)) / (await searcher.bytesFor('fresh', terms)),
        );
      expect(Math.max(...ratios)).toBeLessThan(1.3);
    } finally {
      await searcher.close();
      rmSync(root, { recursive: true, force: true });
    }
  },
);
