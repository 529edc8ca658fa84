import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { writeManyArticles } from './many-articles.ts';

/**
 * Builds the sites that the tests in this folder look at, once before all of them, with the command that
 * authors use and one after the other, because builds share the folder `.astro`.
 */
export default async function buildSites(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'abschnitt-sites-'));
  const emptyContent = join(folder, 'empty-content');
  await mkdir(join(emptyContent, 'articles'), { recursive: true });
  const manyContent = join(folder, 'many-content');
  await writeManyArticles(manyContent);
  const specimen = resolve(import.meta.dirname, 'specimen');
  const sites: Sites = {
    own: await build(join(folder, 'own'), {}),
    specimen: await build(join(folder, 'specimen'), { CONTENT_DIR: specimen }),
    subPath: await build(join(folder, 'sub-path'), {
      CONTENT_DIR: specimen,
      SITE_URL: 'https://example.org/zeitung/',
    }),
    empty: await build(join(folder, 'empty'), { CONTENT_DIR: emptyContent }),
    many: await build(join(folder, 'many'), {
      CONTENT_DIR: manyContent,
      SOURCE_DATE_EPOCH: String(Date.UTC(2025, 11, 2) / 1000),
    }),
  };
  project.provide('sites', sites);
  return () => rm(folder, { recursive: true, force: true });
}

/** Runs `npm run build` as an author does. Rejects with what it printed. */
export async function build(outDir: string, env: Record<string, string>): Promise<string> {
  const cli = resolve(import.meta.dirname, '../build/cli.ts');
  await promisify(execFile)(process.execPath, [cli, '--outDir', outDir], {
    env: { ...process.env, ...env },
  });
  return outDir;
}

/** Folders of built sites. */
interface Sites {
  /** The site of this repository's own content. */
  own: string;
  /** The site of `specimen/`, which has every block, depth and direction of text. */
  specimen: string;
  /** The specimen under https://example.org/zeitung/. */
  subPath: string;
  /** A site without an article. */
  empty: string;
  /** The site of `many-articles.ts`, built as if on 2 December 2025. */
  many: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Sites;
  }
}
