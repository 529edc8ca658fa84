import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { longArticle } from './long-article.ts';

/**
 * Builds the sites that the tests in this folder look at, once before all of them, with the command that
 * authors use and one after the other, because builds share the folder `.astro`.
 */
export default async function buildSites(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'abschnitt-sites-'));
  const emptyContent = join(folder, 'empty-content');
  await mkdir(join(emptyContent, 'articles'), { recursive: true });
  const longContent = join(folder, 'long-content');
  await mkdir(join(longContent, 'articles/2026'), { recursive: true });
  await writeFile(join(longContent, 'articles/2026/vierzig-abschnitte.md'), longArticle());
  const specimen = resolve(import.meta.dirname, 'specimen');
  const sites: Sites = {
    own: await build(join(folder, 'own'), {}),
    specimen: await build(join(folder, 'specimen'), { CONTENT_DIR: specimen }),
    subPath: await build(join(folder, 'sub-path'), {
      CONTENT_DIR: specimen,
      SITE_URL: 'https://example.org/zeitung/',
    }),
    long: await build(join(folder, 'long'), { CONTENT_DIR: longContent }),
    empty: await build(join(folder, 'empty'), { CONTENT_DIR: emptyContent }),
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
  /** A site with one article of forty sections. */
  long: string;
  /** A site without an article. */
  empty: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Sites;
  }
}
