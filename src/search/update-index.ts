import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeDigest } from './code-digest.ts';
import { grownIndex, mainIndex, type LanguageIndex } from './language-index.ts';
import { filesOf, pageCount, type LanguageState } from './language-state.ts';
import { limits } from './limits.ts';
import { runPagefind, type Segment } from './run-pagefind.ts';
import { settleFiles } from './settle-files.ts';

/**
 * Updates the search index in `<dir>/pagefind/` and returns the state to pass as `before` next
 * time. `articles` are all articles of the site. Each language has an index of its own in
 * `<language>/`, because Pagefind's stemmer is compiled for one language; `languages.json` lists
 * them, the one with the most articles first. A site without articles has no index.
 *
 * `before` describes the index in `<from>/pagefind/`, from which files are linked if it is another
 * folder. Only changed articles are read then. If its files are missing or were made by other code,
 * the index is made from scratch. Throws if Pagefind reports an error.
 */
export async function updateIndex(
  dir: string,
  articles: readonly SearchedArticle[],
  before?: SearchState,
  from = dir,
): Promise<SearchState> {
  const usable = before && isUsable(before, from) ? before : undefined;
  const { state, files } =
    (usable && (await grow(dir, articles, usable, from))) ?? (await makeAnew(dir, articles));
  settleFiles(join(dir, 'pagefind'), join(from, 'pagefind'), Object.keys(state.files), files);
  return state;
}

function isUsable({ code, files }: SearchState, from: string): boolean {
  return (
    code === codeDigest() &&
    Object.entries(files).every(
      ([file, size]) =>
        statSync(join(from, 'pagefind', file), { throwIfNoEntry: false })?.size === size,
    )
  );
}

/** The updated index; `undefined` if something of the old one cannot be read. */
async function grow(
  dir: string,
  articles: readonly SearchedArticle[],
  before: SearchState,
  from: string,
): Promise<Index | undefined> {
  const digests = new Map(articles.map(({ file, digest }) => [file, digest]));
  const known = Object.entries(before.articles);
  const [same, gone] = split(known, ([file, [digest]]) => digests.get(file) === digest);
  const changed = [...digests.keys()].filter(
    (file) => before.articles[file]?.[0] !== digests.get(file),
  );
  if (changed.length + gone.length === 0) return { state: before, files: new Map() };
  try {
    const segments = byLanguage(await runPagefind(dir, changed));
    const indexes = new Map<string, LanguageIndex>();
    for (const [language, state] of Object.entries(before.languages)) {
      const own = segments.get(language) ?? [];
      const numbers = gone.flatMap(([, [, other, number]]) => (other === language ? [number] : []));
      const change = { gone: new Set(numbers), segments: own };
      const read = (path: string) => readFileSync(join(from, 'pagefind', language, path));
      const index = grownIndex(language, state, change, read);
      const rest = same.flatMap(([file, [, other]]) => (other === language ? [file] : []));
      indexes.set(
        language,
        isOvergrown(index) ? mainIndex([...(await runPagefind(dir, rest)), ...own]) : index,
      );
    }
    for (const [language, own] of segments)
      if (!indexes.has(language)) indexes.set(language, mainIndex(own));
    return indexOf(digests, indexes, { ...before, articles: Object.fromEntries(same) });
  } catch {
    return undefined;
  }
}

/** Whether too much has been added or hidden since the main index was made. */
function isOvergrown({ state }: LanguageIndex): boolean {
  const { pages, main } = state;
  const hidden = pages.slice(0, main).filter(([id]) => id === '').length;
  return pageCount(state) > 0 && hidden + pages.length - main > main * limits.share;
}

async function makeAnew(dir: string, articles: readonly SearchedArticle[]): Promise<Index> {
  const digests = new Map(articles.map(({ file, digest }) => [file, digest]));
  const segments = byLanguage(await runPagefind(dir, [...digests.keys()]));
  const indexes = [...segments].map(([language, own]) => [language, mainIndex(own)] as const);
  return indexOf(digests, new Map(indexes), { articles: {}, files: {} });
}

/** Joins the indexes of the languages with the retained ones. */
function indexOf(
  digests: ReadonlyMap<string, string>,
  indexes: ReadonlyMap<string, LanguageIndex>,
  kept: Pick<SearchState, 'articles' | 'files'>,
): Index {
  const languages = [...indexes]
    .filter(([, { state }]) => pageCount(state) > 0)
    .sort(
      ([a, one], [b, other]) => pageCount(other.state) - pageCount(one.state) || (a < b ? -1 : 1),
    );
  const articles = { ...kept.articles };
  // An article without words is not in the index.
  for (const [file, digest] of digests) articles[file] ??= [digest, '', 0];
  const files = new Map<string, Uint8Array>();
  const sizes: SearchState['files'] = {};
  for (const [language, { state, files: own, numbers }] of languages) {
    for (const [file, number] of numbers)
      articles[file] = [digests.get(file) ?? '', language, number];
    for (const [path, content] of own) files.set(`${language}/${path}`, content);
    for (const path of filesOf(state).map((name) => `${language}/${name}`))
      sizes[path] = files.get(path)?.length ?? kept.files[path] ?? 0;
  }
  if (languages.length > 0) {
    const list = Buffer.from(JSON.stringify(languages.map(([language]) => language)));
    files.set('languages.json', list);
    sizes['languages.json'] = list.length;
  }
  const states = languages.map(([language, { state }]) => [language, state] as const);
  const state: SearchState = {
    code: codeDigest(),
    articles,
    languages: Object.fromEntries(states),
    files: sizes,
  };
  return { state, files };
}

function byLanguage(segments: readonly Segment[]): Map<string, Segment[]> {
  return Map.groupBy(segments, ({ language }) => language);
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

export interface SearchedArticle {
  /** Path of its page below the site's folder, such as `artikel/slug/index.html`. */
  file: string;
  /** Digest of everything that the page shows. */
  digest: string;
}

/** What an index was made from; plain JSON. */
export interface SearchState {
  /** Digest of the code that made it. */
  code: string;
  /** The digest of each article, its language, and the number of its page there, by file. */
  articles: Record<string, [digest: string, language: string, number: number]>;
  languages: Record<string, LanguageState>;
  /** The size of every file, by path below `pagefind/`. */
  files: Record<string, number>;
}

/** An index with its new files. */
interface Index {
  state: SearchState;
  files: Map<string, Uint8Array>;
}
