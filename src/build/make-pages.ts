import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { handOver } from '../article/hand-over.ts';
import type { BuiltSite, Finding } from '../checks/finding.ts';
import { buildCache, site } from '../site.ts';
import { choosePages } from './choose-pages.ts';
import { compileSite, type CompiledSite } from './compiled-site.ts';
import { compressedForms, takeOver, type PageRecord, type PageSource } from './page-source.ts';
import type { Progress } from './progress.ts';
import { readInput, type Input } from './read-input.ts';
import { renderPages } from './render-pages.ts';
import type { Shard } from './shard.ts';
import { shelfOf } from './shelf.ts';
import { SiteApp } from './site-app.ts';

/** Reads the articles, and meanwhile has the pages compiled; `code` is the digest of the code and the settings. With a problem in any article it is said, and nothing comes back. */
export async function prepare(code: string, progress: Progress): Promise<Prepared | undefined> {
  const compiling = compileSite(code, buildCache);
  // Whoever awaits it hears of it too.
  compiling.catch(() => undefined);
  const input = await readInput(progress);
  progress.phase('Preparing pages');
  const compiled = await compiling;
  return input && { input, compiled, code };
}

/**
 * Writes the pages of a site, or of a part of it, into a folder: those that one of the sources has as they would be are
 * taken from there, the others are rendered.
 */
export async function makePages(
  { input, compiled, code }: Prepared,
  { outDir, sources, shard }: Place,
  progress: Progress,
): Promise<MadePages> {
  handOver(shelfOf(input));
  const app = await SiteApp.open(compiled);
  const pages = await app.pages();
  const inline = app.inlineCode();
  const { answers } = input;
  const { fresh, kept } = choosePages(pages, sources, { code, answers, shard });
  progress.phase('Pages', fresh.length);
  const outcomes = await renderPages(fresh, pages, {
    app,
    input,
    thread: {
      compiled,
      press: {
        outDir,
        compression: site.compression,
        isPart: shard !== undefined,
        site: { ...site, budget: site.pageBudget, files: compiled.assets, inline },
      },
    },
    advance: (done) => progress.advance(done),
  });
  progress.phase('Kept pages');
  const records: MadePages['records'] = new Map();
  for (const [source, known] of kept) {
    const files = known.map(({ file }) => file);
    takeOver(source, files, outDir);
    takeOver(source, compressedForms(source, files), outDir);
    for (const record of known) records.set(pathOf(record), record);
  }
  const keys = new Map(fresh.map(({ path, key }) => [path, key]));
  for (const { path, file, asked, digests, facts } of outcomes)
    records.set(path, {
      key: keys.get(path),
      asked: asked.map((question) => [question, answers.get(question) ?? '']),
      file,
      ...(digests && { digests }),
      ...(facts && { facts }),
    });
  return { records, findings: outcomes.flatMap(({ findings = [] }) => findings), inline };
}

/** Puts the files that are the same whatever the content into a site. */
export function copyAssets({ folder, assets }: CompiledSite, outDir: string): void {
  for (const file of assets.keys()) {
    const target = join(outDir, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(folder, file), target);
  }
}

/** The path of a page, without slashes at its ends. */
function pathOf({ file }: PageRecord): string {
  return file.replace(/(?:^|\/)index\.html$/, '').replace(/^404\.html$/, '404');
}

/** All that pages are made of. */
export interface Prepared {
  input: Input;
  compiled: CompiledSite;
  /** Digest of the code and the settings. */
  code: string;
}

interface Place {
  outDir: string;
  sources: readonly PageSource[];
  shard?: Shard | undefined;
}

export interface MadePages {
  /** By path, without slashes at its ends: from what each page was made, those taken over included. */
  records: Map<string, PageRecord>;
  /** What is wrong with single pages. */
  findings: Finding[];
  /** The code that stands in pages. */
  inline: BuiltSite['inline'];
}
