/**
 * The promise of the index that grows: whatever became of the articles, it answers as one that is
 * made of them anew, with the same articles and the same sections, in a real browser.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ChangingArticles, manyWords } from '../tests/changing-articles.ts';
import { openSearcher, type Searcher } from '../tests/searcher.ts';
import { limits } from './limits.ts';
import { updateIndex, type SearchState } from './update-index.ts';

/**
 * How many newsrooms are watched: the same ones each time, or with SEARCH_RUNS=100 as many as one
 * has time for.
 */
const runs = Number(process.env['SEARCH_RUNS'] ?? 2);
/** The first of them: SEARCH_RUNS=1 and SEARCH_SEED show again what failed. */
const firstSeed = Number(process.env['SEARCH_SEED'] ?? 1);
const rounds = 4;
const timeout = 300_000;

const usual = { ...limits };
afterEach(() => void Object.assign(limits, usual));

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

describe.each(Array.from({ length: runs }, (_, index) => firstSeed + index))(
  'newsroom %i',
  (seed) => {
    test('in three languages: what has grown answers as what is new', { timeout }, async () => {
      const articles = new ChangingArticles(seed, { count: 32, length: 8 });
      await watch(`${seed}-few`, articles, () => articles.terms(40));
    });

    // Which words Pagefind takes instead of one that there is not depends on the chunk they stand
    // in.
    test('whose words fill many files: so too for words that there are', { timeout }, async () => {
      Object.assign(limits, { chunk: 400, recent: 80, furtherChunks: Infinity });
      const kind = { count: 24, length: 40, words: manyWords(), languages: ['de'] };
      const articles = new ChangingArticles(seed, kind);
      await watch(`${seed}-many`, articles, () => articles.knownTerms(40));
    });
  },
);

test('a search fails where what is recent is missing', { timeout }, async () => {
  const dir = join(root, 'missing');
  const articles = new ChangingArticles(1, { count: 8, length: 8, languages: ['de'] });
  let state = await updateIndex(dir, articles.write(dir));
  articles.change();
  state = await updateIndex(dir, articles.write(dir), state);
  const [{ recent } = { recent: undefined }] = state.languages['de']?.chunks ?? [];
  rmSync(join(dir, 'pagefind/de/index', `${recent}.pf_index`));
  await expect(searcher.ask('missing', ['die'])).rejects.toThrow('A part of the index is missing.');
});

/** Asks after each round of changes the index that has grown and one that is made anew. */
async function watch(
  name: string,
  articles: ChangingArticles,
  termsFor: () => string[],
): Promise<void> {
  let state: SearchState | undefined;
  let last: string | undefined;
  const done: string[] = [];
  let grownRounds = 0;
  for (let round = 0; round < rounds; round += 1) {
    const [grown, fresh] = [`${name}-${round % 2}-grown`, `${name}-${round}-fresh`];
    const written = articles.write(join(root, grown));
    state = await updateIndex(join(root, grown), written, state, last && join(root, last));
    await updateIndex(join(root, fresh), articles.write(join(root, fresh)));
    const terms = termsFor();
    const answers = await searcher.ask(grown, terms);
    expect(answers, `after ${done.join(', ')}`).toEqual(await searcher.ask(fresh, terms));
    expect(answers.filter(([, found]) => found.length > 0).length).toBeGreaterThan(10);
    last = grown;
    if (isGrown(state)) grownRounds += 1;
    for (let count = 1 + (round % 3); count > 0; count -= 1) done.push(articles.change());
  }
  expect(grownRounds).toBeGreaterThan(1);
}

function isGrown({ languages }: SearchState): boolean {
  return Object.values(languages).some(({ pages, main }) => pages.length > main);
}
