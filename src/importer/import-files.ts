import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { Problem } from '../problem.ts';
import { importArticle, type ImportedArticle } from './import-article.ts';
import { readSource, tooLarge } from './source/read-source.ts';
import { fold } from '../anchors/slug.ts';
import type { Contained } from './containers/contained.ts';
import { openContainer } from './containers/open-container.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { recordOldAddresses } from './site/old-addresses.ts';
import { readFileName } from './source/file-name.ts';
import { isCompanion, SavedPictures } from './source/saved-pictures.ts';
import { placeFor, refuseTaken, slugFor, writeArticle } from './write-article.ts';

/**
 * The files to import from a list of files and folders, in order; `-` is the standard input.
 * `others` are files in the folders whose kinds contain no text.
 */
export async function findSources(
  inputs: readonly string[],
): Promise<{ sources: string[]; problems: Problem[]; others: string[] }> {
  const sources: string[] = [];
  const others: string[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    if (input === '-') sources.push(input);
    else if (!existsSync(input))
      problems.push({
        file: input,
        message: 'There is no such file or folder.',
        remedy: 'Mend its name; a name with spaces goes between quotation marks.',
      });
    else if (!statSync(input).isDirectory()) sources.push(input);
    else {
      const all = await filesIn(input);
      const found = all.filter((path) => extensions.has(extname(path).toLowerCase()));
      sources.push(...found);
      others.push(...all.filter((path) => !found.includes(path)));
      if (found.length === 0)
        problems.push({
          file: input,
          message: 'There is no text or web page in this folder.',
          remedy: `Put files ending in ${[...extensions].join(', ')} into it.`,
        });
    }
  }
  return { sources, problems, others };
}

/**
 * Imports one source, which may contain several texts. Skips texts with problems, and writes
 * nothing if writing is off.
 */
export async function importFile(source: string, options: FileOptions): Promise<FileResult[]> {
  const name = source === '-' ? 'standard input' : source;
  const opened = await openSource(source);
  if (isRefusal(opened)) return [{ name, problems: [{ file: name, ...opened }] }];
  const results: FileResult[] = [];
  for (const text of opened) results.push(await importText(source, name, text, options));
  return results;
}

async function openSource(source: string): Promise<Contained[] | Refusal> {
  const size = source === '-' ? 0 : statSync(source).size;
  if (size > largestDocument) return tooLarge(size);
  const bytes = source === '-' ? await readStandardInput() : await readFile(source);
  const inside = isMarkdown(source) ? undefined : await openContainer(bytes);
  if (inside) return inside;
  const read = readSource(bytes);
  return isRefusal(read) ? read : [{ body: read.text }];
}

async function importText(
  source: string,
  sourceName: string,
  { name: inner, body, kind, facts: known, url, parts }: Contained,
  options: FileOptions,
): Promise<FileResult> {
  const name = inner === undefined ? sourceName : `${sourceName}: ${inner}`;
  const failed = (problems: Problem[], imported?: ImportedArticle): FileResult => ({
    name,
    problems,
    ...(imported && { imported }),
  });
  const path = inner ?? source;
  const pictures = source === '-' ? undefined : new SavedPictures(source, options.root, { parts });
  const imported = importArticle(body, {
    name,
    url: options.url ?? url,
    title: options.title,
    date: options.date,
    lang: options.lang,
    facts: known,
    kind: isMarkdown(path) ? 'markdown' : kind,
    pictureFile: (address) => pictures?.find(address),
    ...(isMarkdown(path) && { path }),
  });
  if (imported.problems.length > 0) return failed(imported.problems, imported);
  const { facts } = imported;
  const named = isMarkdown(path) ? (facts.slug ?? readFileName(path).slug) : facts.slug;
  const slug = options.slug ?? (fold(named ?? '').slice(0, 100) || slugFor(facts.title ?? ''));
  const files = new Map(
    [...(pictures?.found ?? [])].filter(([file]) => imported.markdown.includes(file)),
  );
  const place = await placeFor(options.contentDir, slug, facts.date ?? '', files.size > 0);
  const shown = relative(process.cwd(), place.path);
  const written = shown.startsWith('..') ? place.path : shown;
  if (options.isStdout) return { name, problems: [], imported, slug };
  const refusal = options.isForced ? undefined : refuseTaken(place, written);
  if (refusal) return failed([{ file: name, ...refusal }], imported);
  const backup = options.isDryRun ? undefined : await writeArticle(place, imported.markdown, files);
  if (!options.isDryRun && facts.oldPaths)
    await recordOldAddresses(
      options.contentDir,
      facts.oldPaths.map((old) => ({ path: old, slug })),
    );
  return {
    name,
    problems: [],
    imported,
    slug,
    path: written,
    ...(backup !== undefined && { backup }),
  };
}

/** Office documents and books contain their pictures. */
const largestDocument = 400_000_000;

async function filesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name.localeCompare(b.name, 'de'),
  );
  const found = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory()) return isCompanion(basename(entry.name)) ? [] : filesIn(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

function isMarkdown(source: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(source);
}

const extensions = new Set([
  '.html',
  '.htm',
  '.xhtml',
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.mdx',
]);

async function readStandardInput(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

export interface FileOptions {
  contentDir: string;
  /** The topmost folder in which pictures are looked up. */
  root: string;
  isForced: boolean;
  isDryRun: boolean;
  isStdout: boolean;
  title?: string | undefined;
  date?: string | undefined;
  slug?: string | undefined;
  lang?: string | undefined;
  url?: string | undefined;
}

export interface FileResult {
  /** The name that the caller used. */
  name: string;
  problems: Problem[];
  imported?: ImportedArticle;
  slug?: string;
  /** Path of the article, written or not. */
  path?: string;
  backup?: string;
}
