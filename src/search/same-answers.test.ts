/**
 * The promise of the index that grows: whatever became of the articles, it answers as one that is made of them anew,
 * with the same articles and the same sections, in a real browser.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangingArticles } from '../tests/changing-articles.ts';
import { openSearcher, type Searcher } from '../tests/searcher.ts';
import { updateIndex, type SearchState } from './update-index.ts';

/** How many newsrooms are watched: the same ones each time, or with SEARCH_RUNS=100 as many as one has time for. */
const runs = Number(process.env['SEARCH_RUNS'] ?? 3);
/** The first of them: SEARCH_RUNS=1 and SEARCH_SEED show again what failed. */
const firstSeed = Number(process.env['SEARCH_SEED'] ?? 1);
const rounds = 4;

let root: string;
let searcher: Searcher;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'abschnitt-search-'));
  searcher = await openSearcher(root);
}, 60_000);
afterAll(async () => {
  await searcher?.close();
  rmSync(root, { recursive: true, force: true });
});

test.each(Array.from({ length: runs }, (_, index) => firstSeed + index))(
  'newsroom %i: what has grown answers as what is new',
  { timeout: 300_000 },
  async (seed) => {
    // So large that its words stand in several files.
    const isLarge = seed % 3 === 0;
    const articles = isLarge
      ? new ChangingArticles(seed, 60, 200)
      : new ChangingArticles(seed, 16, 8);
    let state: SearchState | undefined;
    let last: string | undefined;
    const done: string[] = [];
    const kinds = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const [grown, fresh] = [`${seed}-${round % 2}-grown`, `${seed}-${round}-fresh`];
      const written = articles.write(join(root, grown));
      state = await updateIndex(join(root, grown), written, state, last && join(root, last));
      await updateIndex(join(root, fresh), articles.write(join(root, fresh)));
      const terms = articles.terms(isLarge ? 15 : 40);
      const answers = await searcher.ask(grown, terms);
      expect(answers, `after ${done.join(', ')}`).toEqual(await searcher.ask(fresh, terms));
      expect(answers.filter(([, found]) => found.length > 0).length).toBeGreaterThan(4);
      last = grown;
      if (round > 0) kinds.add(isGrown(state) ? 'grown' : 'new');
      for (let count = 1 + (round % 3); count > 0; count -= 1) done.push(articles.change());
    }
    expect(kinds).toContain('grown');
  },
);

function isGrown({ languages }: SearchState): boolean {
  return Object.values(languages).some(({ pages, main }) => pages.length > main);
}
