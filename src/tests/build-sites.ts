import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { writeHostileContent } from './hostile/hostile-content.ts';
import { writeManyArticles } from './many-articles.ts';
import { longArticle } from './long-article.ts';

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
  const longContent = join(folder, 'long-content');
  await mkdir(join(longContent, 'articles/2026'), { recursive: true });
  await writeFile(join(longContent, 'articles/2026/vierzig-abschnitte.md'), longArticle());
  const hostileContent = join(folder, 'hostile-content');
  await writeHostileContent(hostileContent);
  const specimen = resolve(import.meta.dirname, 'specimen');
  const sites: Sites = {
    own: await build(join(folder, 'own'), {}),
    specimen: await build(join(folder, 'specimen'), { CONTENT_DIR: specimen }),
    subPath: await build(join(folder, 'sub-path'), {
      CONTENT_DIR: specimen,
      SITE_URL: 'https://example.org/zeitung/',
    }),
    long: await build(join(folder, 'long'), { CONTENT_DIR: longContent }),
    hostile: await build(join(folder, 'hostile'), { CONTENT_DIR: hostileContent }),
    empty: await build(join(folder, 'empty'), { CONTENT_DIR: emptyContent }),
    changed: await build(join(folder, 'changed'), {
      CONTENT_DIR: await changedContent(join(folder, 'changed-content')),
    }),
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
  await run('build', ['--outDir', outDir], env);
  return outDir;
}

/**
 * Two articles that were published, then changed: of one a heading was reworded, a section taken out and the file
 * renamed; the other, `timetable`, was renamed to `ferry-timetable` and then removed.
 */
async function changedContent(content: string): Promise<string> {
  const year = join(content, 'articles', '2026');
  const article = (formerly: string, ...sections: string[]) =>
    `---\ntitle: Der Fluss\ndate: 2026\n${formerly}---\n\n${sections.join('\n\n')}\n`;
  const bridge =
    'Die Brücke wurde im Frühjahr gesperrt, weil Risse in zwei Pfeilern gefunden worden waren. Fachleute prüfen den Beton seit März, und die Stadt rechnet mit einem Ergebnis im Herbst.';
  const ferry =
    'Eine Fähre bringt Fußgänger und Räder alle zehn Minuten ans andere Ufer. Sie fährt von sechs Uhr morgens bis Mitternacht und kostet nichts.';
  await mkdir(year, { recursive: true });
  await writeFile(
    join(year, 'bruecke.md'),
    article('', `## Die Brücke\n\n${bridge}`, `## Die Fähre\n\n${ferry}`),
  );
  const timetable = (formerly: string) =>
    `---\ntitle: The ferry’s timetable\nlang: en\ndate: 2026\n${formerly}---\n\n## At night\n\nNo ferry leaves between midnight and six.\n`;
  await writeFile(join(year, 'timetable.md'), timetable(''));
  await run('anchors', [], { CONTENT_DIR: content });
  await rm(join(year, 'bruecke.md'));
  await rm(join(year, 'timetable.md'));
  await writeFile(join(year, 'ferry-timetable.md'), timetable('formerly: [timetable]\n'));
  await writeFile(
    join(year, 'fluss.md'),
    article('formerly: [bruecke]\n', `## Warum die Brücke gesperrt ist\n\n${bridge}`),
  );
  await run('anchors', ['--remove', 'fluss#die-faehre'], { CONTENT_DIR: content });
  await rm(join(year, 'ferry-timetable.md'));
  await run('anchors', ['--remove', 'ferry-timetable'], { CONTENT_DIR: content });
  return content;
}

/** Runs a command of the project. Rejects with what it printed. */
async function run(
  command: 'anchors' | 'build',
  args: string[],
  env: Record<string, string>,
): Promise<void> {
  const cli = resolve(import.meta.dirname, '..', commands[command]);
  await promisify(execFile)(process.execPath, [cli, ...args], {
    env: { ...process.env, SITE_URL: 'https://abschnitt.example/', ...env },
  });
}

const commands = { anchors: 'content/anchors-cli.ts', build: 'build/cli.ts' };

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
  /** What attackers would publish, see `hostile/hostile-content.ts`. */
  hostile: string;
  /** A site without an article. */
  empty: string;
  /** A site with an article that was published as `bruecke` and changed since, and another that was removed; see `changedContent`. */
  changed: string;
  /** The site of `many-articles.ts`, built as if on 2 December 2025. */
  many: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Sites;
  }
}
