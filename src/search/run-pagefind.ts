import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { CborReader } from './client/cbor.ts';
import { unpack } from './pagefind-file.ts';

/** Elements of an article that are not its text: the words of the interface, but not the kicker. */
const notText = [
  ...['.ui:not(.kicker)', '.number', '.for-ears', '.removed', 'nav', 'button', 'details.contents'],
];

/**
 * How many articles Pagefind indexes at once. It takes about half a megabyte of memory for each.
 */
const batchSize = 200;

/**
 * Indexes articles with Pagefind, given as paths of their pages below `dir`. Returns one segment
 * for each batch and language. Many batches are divided among threads, because each Pagefind uses
 * one core. Throws if Pagefind reports an error.
 */
export async function runPagefind(dir: string, files: readonly string[]): Promise<Segment[]> {
  const batches = Array.from({ length: Math.ceil(files.length / batchSize) }, (_, index) =>
    files.slice(index * batchSize, (index + 1) * batchSize),
  );
  if (batches.length > 2) return inThreads(dir, batches);
  const segments: Segment[] = [];
  for (const batch of batches) segments.push(...(await indexBatch({ dir, files: batch })));
  return segments;
}

async function inThreads(dir: string, batches: readonly string[][]): Promise<Segment[]> {
  const pool = new Piscina({
    filename: import.meta.filename,
    maxThreads: availableParallelism(),
  });
  try {
    const made = batches.map((files) => pool.run({ dir, files }) as Promise<Segment[]>);
    return (await Promise.all(made)).flat();
  } finally {
    await pool.destroy();
  }
}

/** Indexes a batch of articles; runs in a thread of its own if there are many. */
export default async function indexBatch({ dir, files }: Batch): Promise<Segment[]> {
  try {
    return await segmentsOf(dir, files);
  } finally {
    await close();
  }
}

async function segmentsOf(dir: string, files: readonly string[]): Promise<Segment[]> {
  const { index, errors } = await createIndex({
    rootSelector: 'article',
    excludeSelectors: notText,
  });
  if (!index) throw new Error(errors.join('\n'));
  const added = await Promise.all(files.map((file) => addArticle(index, dir, file)));
  // `writeFiles` returns before everything is on the disk.
  const { errors: failures, files: made } = await index.getFiles();
  await index.deleteIndex();
  const problems = [...errors, ...added.flat(), ...failures];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const bundle = new Map(made.map(({ path, content }) => [path, content]));
  const entry = JSON.parse(Buffer.from(fileIn(bundle, 'pagefind-entry.json')).toString()) as Entry;
  return Object.keys(entry.languages).map((language) => readSegment(language, entry, bundle));
}

async function addArticle(index: PagefindIndex, dir: string, file: string): Promise<string[]> {
  const content = readFileSync(join(dir, file), 'utf8').replace(groupedFigures, joiner);
  const { errors } = await index.addHTMLFile({ url: addressOf(file), content });
  return errors;
}

/**
 * Between groups of three digits: 10 000 is one number, which 10000 finds. `readText` in
 * search/client restores the space.
 */
const groupedFigures = /(?<=\d)[\u00A0\u2009\u202F](?=\d{3}(?!\d))/g;
const joiner = '\u2060';

/** The address that Pagefind derives from a file's path. */
function addressOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

function readSegment(language: string, entry: Entry, bundle: Bundle): Segment {
  const { hash = '', wasm = null } = entry.languages[language] ?? {};
  const reader = new CborReader(unpack(fileIn(bundle, `pagefind.${hash}.pf_meta`)));
  const [, pages, chunks, , , fields] = reader.value() as unknown as Meta;
  const stemmer = `wasm.${wasm ?? 'unknown'}.pagefind`;
  return {
    language,
    version: entry.version,
    characters: entry.include_characters,
    wasm,
    engine: ['pagefind.js', stemmer].map((path) => [path, fileIn(bundle, path)]),
    fields,
    pages: pages.map(([id, words]) =>
      readPage(fileIn(bundle, `fragment/${id}.pf_fragment`), words),
    ),
    words: chunks.map(([, , id]) => unpack(fileIn(bundle, `index/${id}.pf_index`))),
  };
}

function readPage(fragment: Uint8Array, words: number): SegmentPage {
  const { url } = JSON.parse(unpack(fragment).toString()) as { url: string };
  return { file: url.slice(1).replace(/(^|\/)$/, '$1index.html'), fragment, words };
}

function fileIn(bundle: Bundle, path: string): Uint8Array {
  const content = bundle.get(path);
  if (!content) throw new Error(`Pagefind has made no ${path}.`);
  return content;
}

interface Batch {
  dir: string;
  files: readonly string[];
}

/** Articles in one language, indexed together. */
export interface Segment {
  language: string;
  version: string;
  /** Characters besides letters and digits that belong to words. */
  characters: string[];
  /** The language of the stemmer, if it has one. */
  wasm: string | null;
  /** The files that run a search in a browser, by name. */
  engine: [string, Uint8Array][];
  /** Names of the metadata fields. */
  fields: string[];
  pages: SegmentPage[];
  /** Lists of words, see search/client/word-list.ts. */
  words: Uint8Array[];
}

interface SegmentPage {
  file: string;
  fragment: Uint8Array;
  /** Number of words. */
  words: number;
}

type Bundle = ReadonlyMap<string, Uint8Array>;

/** `pagefind-entry.json`, the first file that a search loads. */
interface Entry {
  version: string;
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
  include_characters: string[];
}

/**
 * `pagefind.….pf_meta`: version, pages, chunks with their first and last word, filters, sorts,
 * fields.
 */
type Meta = [
  string,
  [id: string, words: number][],
  [from: string, to: string, id: string][],
  unknown,
  unknown,
  string[],
];
