import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { siteDigest } from '../cache/code-digest.ts';
import { digestOf } from '../cache/digest.ts';
import { newsChangesAt } from '../feeds/news-sitemap.ts';
import { agesChangeAt } from '../content/dates/age.ts';
import { buildMoment } from '../content/dates/build-moment.ts';
import {
  discardStaging,
  olderSite,
  openStaging,
  publish,
  recover,
  stagingFolder,
} from '../hosting/publish.ts';
import { contentFile } from '../preview/addresses.ts';
import { serveProblems } from '../preview/serve-problems.ts';
import { whenScheduled } from '../content/dates/scheduled.ts';
import { checkPublishing, checkSettings } from '../settings.ts';
import { wordNotes } from '../i18n/own-words.ts';
import { wordFiles } from '../schema/path-words.ts';
import { siteFile } from '../schema/read-site.ts';
import { buildCache, contentDir, site } from '../site.ts';
import { articleNotes, leadNotes, scheduledNotes } from './article-notes.ts';
import { finish } from './finish.ts';
import {
  deleteBuildRecord,
  digestOfInput,
  digestOfFileStats,
  storeBuildRecord,
} from './build-record.ts';
import { namedRoutes } from './named-routes.ts';
import { iconFile, logoFile } from '../theme/logo.ts';
import { checkOwnFiles, preparePublic } from './public-folder.ts';
import { Output } from './output.ts';
import { watchContent } from './preview.ts';
import { prerenderer } from './prerenderer.ts';
import type { Rendering } from './rendering.ts';
import { Progress, type Phase } from '../cli/progress.ts';

/**
 * What this site adds to an Astro build, in order:
 *
 * 1. The site is built in a staging folder next to the output folder. It contains the site before
 *    the last one, whose files can be reused, so Astro must not empty it.
 * 2. Files of that older site that cannot be reused are deleted.
 * 3. Unchanged pages are kept instead of rendered. If many remain, threads render them with Astro's
 *    application (`prerenderer.ts`).
 * 4. After all integrations have processed the pages: search index, service worker, checks,
 *    compression, hosting (`finish.ts`).
 * 5. The finished site replaces the last one, which stays in place until then.
 *
 * Integrations that process built pages, and `astro:assets`, require Astro to render every page.
 */
export function abschnitt(): AstroIntegration {
  let build: Build | undefined;
  return {
    name: 'abschnitt',
    hooks: {
      'astro:config:setup': ({
        command,
        config,
        updateConfig,
        addWatchFile,
        injectRoute,
        injectScript,
      }) => {
        const outDir = resolve(fileURLToPath(config.outDir));
        checkOwnFiles();
        const ownPublic = preparePublic();
        updateConfig({ publicDir: pathToFileURL(`${ownPublic.folder}/`) });
        for (const { pattern, file } of namedRoutes(command === 'dev' || site.drafts))
          injectRoute({
            pattern,
            entrypoint: new URL(`../routes/${file}`, import.meta.url),
            prerender: true,
          });
        if (command === 'dev') {
          checkSettings({ content: true, port: true });
          for (const name of [siteFile, 'theme.css', logoFile, iconFile, ...wordFiles(contentDir)])
            addWatchFile(join(contentDir, name));
          // Symbolic links must not lead out of the content folder or form cycles.
          const watch = { followSymlinks: false, ignored: outputFolders(outDir) };
          updateConfig({ vite: { server: { watch } } });
          const entrypoint = new URL('../preview/content.json.ts', import.meta.url);
          injectRoute({ pattern: contentFile, entrypoint, prerender: true });
          const bar = fileURLToPath(new URL('../preview/problem-bar.ts', import.meta.url));
          injectScript('page', `import ${JSON.stringify(bar)};`);
        }
        if (command !== 'build') return;
        // These are Vite's names. Production values apply whatever the shell sets.
        process.env['NODE_ENV'] = 'production';
        for (const name of ['MODE', 'PROD', 'DEV', 'SSR', 'BASE_URL'])
          Reflect.deleteProperty(process.env, name);
        checkSettings({ content: true });
        checkPublishing();
        const current = startBuild(outDir, ownPublic);
        build = current;
        whenScheduled((articles) => (current.rendering.scheduled = articles));
        updateConfig({
          outDir: pathToFileURL(`${stagingFolder(current.outDir)}/`),
          build: { concurrency: availableParallelism() * 32 },
          vite: {
            build: { emptyOutDir: false },
            plugins: [takeNotes(config, current.rendering), storeFromFile(config)],
          },
          // Added here, it runs after all other integrations.
          integrations: [lastStep(current)],
        });
      },
      'astro:config:done': ({ config }) => {
        if (build && config.integrations.some(worksOnPages)) build.rendering.isAllAnew = true;
      },
      'astro:build:setup': ({ pages }) => {
        if (build) build.rendering.sheets = pages;
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        if (!build) return;
        const { outDir, rendering, progress } = build;
        const { code, staging, last, isAllAnew } = rendering;
        progress.phase('Preparing');
        await staging.listed();
        openStaging(outDir);
        if (staging.code === code && !isAllAnew) staging.clear(code, last);
        else build.deleting = staging.empty();
        setPrerenderer((astro) => prerenderer(astro, rendering, progress));
        progress.phase('Compiling');
      },
      'astro:server:setup': (preview) => {
        // Checks request pages themselves, so they must not wait for this.
        serveProblems(preview.server);
        watchContent(preview);
      },
    },
  };
}

/** Folders that builds write to while a preview runs, for its watcher to ignore. */
function outputFolders(outDir: string): string[] {
  const hidden = join(dirname(outDir), `.${basename(outDir)}.*`);
  return [...[outDir, hidden].map((folder) => `${folder}/**`), '**/node_modules/.cache/**'];
}

/** Prepares what Astro needs before it starts. */
function startBuild(
  outDir: string,
  { folder: publicFolder, notes }: ReturnType<typeof preparePublic>,
): Build {
  recover(outDir);
  const seen = digestOfInput();
  const records = join(buildCache, 'outputs', digestOf(outDir));
  const staging = new Output(stagingFolder(outDir), records, olderSite(outDir));
  staging.list();
  const progress = new Progress();
  progress.phase('Reading articles');
  return {
    outDir,
    seen,
    progress,
    deleting: undefined,
    rendering: {
      code: siteDigest(),
      staging,
      last: new Output(outDir, records),
      publicFolder,
      isAllAnew: false,
      entry: '',
      sheets: new Map(),
      inline: { scripts: [], styles: [] },
      pages: new Map(),
      findings: [],
      articles: [],
      scheduled: [],
      notes,
    },
  };
}

/** The last integration: finishes and publishes the site. */
function lastStep(build: Build): AstroIntegration {
  return {
    name: 'abschnitt:publish',
    hooks: {
      'astro:build:done': async () => {
        const { outDir, seen, rendering, progress } = build;
        const { staging, articles, scheduled } = rendering;
        try {
          await finish(rendering, progress);
        } catch (error) {
          // The next build can reuse files of the older site.
          if (staging.code === undefined) discardStaging(outDir);
          throw error;
        }
        progress.phase('Publishing');
        deleteBuildRecord(outDir);
        staging.forgetOthers([outDir]);
        publish(outDir);
        const now = buildMoment();
        const dated = articles.filter(({ kind }) => kind === 'article');
        rendering.notes.push(
          ...wordNotes,
          ...scheduledNotes(scheduled),
          ...articleNotes(dated, now),
          ...leadNotes(dated, site.lead),
        );
        const count = `${dated.length} ${dated.length === 1 ? 'article' : 'articles'}`;
        const due = scheduled[0]?.due ?? Infinity;
        const until = Math.min(newsChangesAt(articles, now), agesChangeAt(dated, now), due);
        if (seen !== undefined)
          storeBuildRecord(outDir, {
            input: seen,
            output: digestOfFileStats(staging.files),
            count,
            notes: rendering.notes,
            from: now.getTime(),
            until: Number.isFinite(until) ? until : null,
          });
        await build.deleting;
        writeTimes(progress.end());
        for (const line of rendering.notes) console.log(line);
        console.log(`${count} built into ${relative(process.cwd(), outDir) || '.'}/`);
      },
    },
  };
}

/**
 * Writes the duration of each phase as JSON to the file named by the environment variable
 * BUILD_TIMES.
 */
function writeTimes(phases: readonly Phase[]): void {
  const file = process.env['BUILD_TIMES'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(phases));
}

/** Records where Astro compiled the pages to, and whether pictures of `astro:assets` are used. */
function takeNotes({ srcDir }: AstroConfig, rendering: Rendering) {
  const src = fileURLToPath(srcDir);
  return {
    name: 'abschnitt:notes',
    enforce: 'pre' as const,
    resolveId(id: string, importer: string | undefined) {
      if (id === 'astro:assets' && importer?.startsWith(src)) rendering.isAllAnew = true;
    },
    writeBundle({ dir }: { dir?: string }, bundle: Record<string, { type: string }>) {
      const entry = Object.keys(bundle).find((name) => name.startsWith('prerender-entry.'));
      if (entry !== undefined && dir !== undefined) rendering.entry = join(dir, entry);
    },
  };
}

/**
 * Makes pages read Astro's store from its file. Astro compiles the store into a module as one
 * string, which takes several seconds with 10,000 articles. If another version of Astro uses a
 * different name for the module, Astro compiles it as usual.
 */
function storeFromFile({ cacheDir }: AstroConfig) {
  const file = fileURLToPath(new URL('data-store.json', cacheDir));
  return {
    name: 'abschnitt:store',
    load: {
      order: 'pre' as const,
      handler(id: string) {
        if (id !== '\0astro:data-layer-content' || !existsSync(file)) return undefined;
        return `import { readFileSync } from 'node:fs';
export default JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));`;
      },
    },
  };
}

/** Whether an integration may read or change built pages. */
function worksOnPages({ name, hooks }: AstroIntegration): boolean {
  const isOurs = name.startsWith('abschnitt');
  return !isOurs && ('astro:build:done' in hooks || 'astro:build:generated' in hooks);
}

interface Build {
  /** An absolute path. */
  outDir: string;
  /** The digests of the input, computed before it was read. */
  seen: string | undefined;
  progress: Progress;
  /** Resolves when the older site has been deleted. */
  deleting: Promise<void> | undefined;
  rendering: Rendering;
}
