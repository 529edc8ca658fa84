import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { withLock } from '../build/lock.ts';
import { openBrowser } from './browser.ts';
import { runCommand, type Command } from './command.ts';
import { writeHostileContent } from './hostile/hostile-content.ts';
import { longArticle } from './long-article.ts';
import { writeManyArticles } from './many-articles.ts';
import { serve } from './serve.ts';

/** The sites that tests use. Each is built once per run, when a test file first asks for it. */
const sites = {
  /** The site of this repository's own content. */
  own: { base: '/', build: () => ({}) },
  /** `specimen/` has every block, depth and direction of text. */
  specimen: { base: '/', build: () => ({ CONTENT_DIR: specimen }) },
  /** The specimen under https://example.org/zeitung/. */
  subPath: {
    base: '/zeitung/',
    build: () => ({ CONTENT_DIR: specimen, SITE_URL: 'https://example.org/zeitung/' }),
  },
  /** One article of forty sections. */
  long: {
    base: '/',
    build: async (content: string) => {
      await mkdir(join(content, 'articles/2026'), { recursive: true });
      await writeFile(join(content, 'articles/2026/vierzig-abschnitte.md'), longArticle());
      return { CONTENT_DIR: content };
    },
  },
  /** What attackers would publish. */
  hostile: {
    base: '/',
    build: async (content: string) => {
      await writeHostileContent(content);
      return { CONTENT_DIR: content };
    },
  },
  /** A site without an article. */
  empty: {
    base: '/',
    build: async (content: string) => {
      await mkdir(join(content, 'articles'), { recursive: true });
      return { CONTENT_DIR: content };
    },
  },
  /**
   * An article that was published as `bruecke` and changed since, and one that was removed; an author
   * and a page that is not an article.
   */
  changed: {
    base: '/',
    build: async (content: string) => ({ CONTENT_DIR: await changedContent(content) }),
  },
  /** The site of `many-articles.ts`, built as of 2 December 2025. */
  many: {
    base: '/',
    build: async (content: string) => {
      await writeManyArticles(content);
      return {
        CONTENT_DIR: content,
        SOURCE_DATE_EPOCH: String(Date.UTC(2025, 11, 2) / 1000),
      };
    },
  },
} satisfies Record<string, Site>;

/** The folder of a built site. It is shared: no test may change it. */
export function builtSite(name: SiteName): Promise<string> {
  const folder = inject('sitesFolder');
  const outDir = join(folder, name);
  return withLock(`${outDir}.lock`, async () => {
    if (existsSync(outDir)) return outDir;
    const site: Site = sites[name];
    return build(outDir, await site.build(`${outDir}-content`));
  });
}

/** The folders of several built sites, by name. */
export async function builtSites<Name extends SiteName>(
  ...names: Name[]
): Promise<Record<Name, string>> {
  const folders: [string, string][] = [];
  for (const name of names) folders.push([name, await builtSite(name)]);
  return Object.fromEntries(folders) as Record<Name, string>;
}

/**
 * Serves built sites with production headers, and opens a Chromium; both are closed after the tests
 * of the calling file.
 */
export async function openSites<Name extends SiteName>(
  ...names: Name[]
): Promise<Record<Name, Served> & { browser: Browser }> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  const served: [string, Served][] = [];
  for (const name of names) {
    const dir = await builtSite(name);
    const site = await serve(dir, sites[name].base);
    afterAll(site.close);
    served.push([name, { ...site, dir }]);
  }
  return { ...(Object.fromEntries(served) as Record<Name, Served>), browser };
}

/** Runs `npm run build` as an author would. Rejects with its output. */
export async function build(outDir: string, env: Record<string, string>): Promise<string> {
  await run('build', ['--outDir', outDir], env);
  return outDir;
}

/**
 * Two published articles that were changed: in one a heading was reworded, a section removed and
 * the file renamed; the other, `timetable`, was renamed to `ferry-timetable` and then removed.
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
  await mkdir(join(content, 'authors'));
  await mkdir(join(content, 'pages'));
  await writeFile(
    join(content, 'authors/ada.md'),
    '---\nname: Ada Beispiel\nrole: Reporterin\n---\n\nAda Beispiel schreibt über Flüsse.\n',
  );
  await writeFile(
    join(content, 'pages/ueber-uns.md'),
    '---\ntitle: Über uns\n---\n\nWir schreiben.\n\n## Das Haus\n\nEs steht am Ufer.\n',
  );
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

/** Runs a command of the project. Rejects with its output. */
async function run(command: Command, args: string[], env: Record<string, string>): Promise<void> {
  const { code, output } = await runCommand(command, args, env);
  if (code !== 0) throw new Error(output);
}

const specimen = resolve(import.meta.dirname, 'specimen');

export type SiteName = keyof typeof sites;

type Served = Awaited<ReturnType<typeof serve>> & { dir: string };

interface Site {
  base: string;
  /** Writes the content into the given folder, and returns the environment of the build. */
  build: (content: string) => Record<string, string> | Promise<Record<string, string>>;
}
