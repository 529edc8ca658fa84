import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { updateIndex, type SearchedArticle, type SearchState } from './update-index.ts';

vi.setConfig({ testTimeout: 60_000 });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'abschnitt-index-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('without a change nothing is read and nothing is written', async () => {
  const state = await updateIndex(dir, write(articles(8)));
  const before = stamps();
  rmSync(join(dir, 'artikel'), { recursive: true });
  expect(await updateIndex(dir, listed(articles(8)), state)).toEqual(state);
  expect(stamps()).toEqual(before);
});

test('with a change the main index stays, and of the articles only the changed one is read', async () => {
  const state = await updateIndex(dir, write(articles(8)));
  const before = stamps();
  rmSync(join(dir, 'artikel'), { recursive: true });
  write({ 'a-3': ['de', 'Neuer Wortlaut'] });
  const changed = { ...articles(8), 'a-3': ['de', 'Neuer Wortlaut'] } as const;
  const next = await updateIndex(dir, listed(changed), state);
  const after = stamps();
  const lost = Object.keys(before).filter((file) => after[file] !== before[file]);
  expect(lost.map((file) => file.replace(/_[^.]*/, '_…')).sort()).toEqual([
    'de/fragment/de_….pf_fragment',
    'de/pagefind-entry.json',
    'de/pagefind.de_….pf_meta',
    'languages.json',
  ]);
  expect(Object.keys(after).sort()).toEqual(Object.keys(next.files).sort());
});

test('what has grown by more than a quarter is made anew', async () => {
  let state = await updateIndex(dir, write(articles(12)));
  const isGrown = () => state.languages['de']?.pages.length !== state.languages['de']?.main;
  const grown: boolean[] = [];
  for (let count = 13; count <= 17; count += 1) {
    state = await updateIndex(dir, write(articles(count)), state);
    grown.push(isGrown());
  }
  expect(grown).toEqual([true, true, true, false, true]);
});

test('the first article, the last one of a language and the last of all', async () => {
  const none = await updateIndex(dir, []);
  expect(indexed()).toEqual([]);
  const first = await updateIndex(dir, write({ eins: ['de', 'Text'] }), none);
  expect(languages()).toEqual(['de']);
  const two = { eins: ['de', 'Text'], zwei: ['en', 'Text'] } as const;
  const second = await updateIndex(dir, write(two), first);
  expect(languages()).toEqual(['de', 'en']);
  const third = await updateIndex(dir, write({ zwei: ['en', 'Text'] }), second);
  expect(languages()).toEqual(['en']);
  expect(indexed().filter((file) => file.startsWith('de/'))).toEqual([]);
  const last = await updateIndex(dir, [], third);
  expect(readdirSync(dir)).not.toContain('pagefind');
  await updateIndex(dir, write({ eins: ['de', 'Text'] }), last);
  expect(languages()).toEqual(['de']);
});

test('another folder gets the files, and the one they come from stays as it was', async () => {
  const other = join(dir, 'other');
  const state = await updateIndex(other, write(articles(8), other));
  const before = stamps(other);
  const same = await updateIndex(dir, write(articles(8)), state, other);
  expect(indexed()).toEqual(indexed(other));
  const changed = { ...articles(8), 'a-3': ['de', 'Neuer Wortlaut'] } as const;
  const next = await updateIndex(dir, write(changed), same, other);
  await updateIndex(dir, write({ ...changed, 'a-4': ['de', 'Noch ein Wortlaut'] }), next);
  expect(stamps(other)).toEqual(before);
});

test.each<[string, (path: string) => void]>([
  ['missing', (path) => rmSync(path)],
  ['too short', (path) => writeAnew(path, readFileSync(path).subarray(1))],
  ['damaged', (path) => writeAnew(path, readFileSync(path).fill(7, 20))],
])('where a file is %s, all is made anew', async (_, harm) => {
  let state = await updateIndex(dir, write(articles(8)));
  const changed = { ...articles(8), 'a-3': ['de', 'Neuer Wortlaut'] } as const;
  state = await updateIndex(dir, write(changed), state);
  const recent = state.languages['de']?.chunks[0]?.recent ?? '';
  harm(join(dir, 'pagefind/de/index', `${recent}.pf_index`));
  const more = { ...changed, 'a-4': ['de', 'Noch ein Wortlaut'] } as const;
  state = await updateIndex(dir, write(more), state);
  expect(state).toEqual(await updateIndex(dir, write(more)));
});

test('an index of other code is made anew', async () => {
  const state = await updateIndex(dir, write(articles(4)));
  const strange: SearchState = { ...state, code: 'other', articles: {} };
  expect(await updateIndex(dir, listed(articles(4)), strange)).toEqual(state);
});

test('files that do not belong there go, compressed forms of what stays may stay', async () => {
  const state = await updateIndex(dir, write(articles(8)));
  const pagefind = join(dir, 'pagefind');
  for (const file of ['old.txt', 'de/pagefind.js.br', 'languages.json.br', 'fr/x.pf_index']) {
    mkdirSync(dirname(join(pagefind, file)), { recursive: true });
    writeFileSync(join(pagefind, file), '');
  }
  const changed = { ...articles(8), 'a-3': ['de', 'Neuer Wortlaut'] } as const;
  const next = await updateIndex(dir, write(changed), state);
  expect(indexed()).toEqual([...Object.keys(next.files), 'de/pagefind.js.br'].sort());
  expect(readdirSync(pagefind)).not.toContain('fr');
});

function articles(count: number): Articles {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`a-${index}`, ['de', `Text Nummer ${index}`]]),
  );
}

/** Writes pages and lists them. */
function write(all: Articles, folder = dir): SearchedArticle[] {
  for (const [slug, [lang, text]] of Object.entries(all)) {
    const file = join(folder, 'artikel', slug, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `<html lang="${lang}"><body><article><h1>Titel</h1><p>${text}</p></article></body></html>`,
    );
  }
  return listed(all);
}

function listed(all: Articles): SearchedArticle[] {
  return Object.entries(all).map(([slug, [lang, text]]) => ({
    file: `artikel/${slug}/index.html`,
    digest: `${lang} ${text}`,
  }));
}

function writeAnew(path: string, content: Uint8Array): void {
  rmSync(path);
  writeFileSync(path, content);
}

function languages(): unknown {
  return JSON.parse(readFileSync(join(dir, 'pagefind/languages.json'), 'utf8'));
}

function indexed(folder = dir): string[] {
  const all = join(folder, 'pagefind');
  if (!statSync(all, { throwIfNoEntry: false })) return [];
  return readdirSync(all, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(all, file)).isFile())
    .sort();
}

/** What tells whether a file has been written, by its path. */
function stamps(folder = dir): Record<string, string> {
  return Object.fromEntries(
    indexed(folder).map((file) => {
      const { ino, mtimeMs, size } = statSync(join(folder, 'pagefind', file));
      return [file, `${ino} ${mtimeMs} ${size}`];
    }),
  );
}

/** Language and text of each article, by its slug. */
type Articles = Readonly<Record<string, readonly [lang: string, text: string]>>;
