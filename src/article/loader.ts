import { join, relative, resolve, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { printProblems } from '../problem.ts';
import { listFacts } from './facts.ts';
import { handedOver } from './hand-over.ts';
import { readArticles } from './read-articles.ts';

/**
 * Loads the facts of every article into Astro's content store. The text stays in its file: pages render it when
 * they need it. The preview shows the articles that are in order, and says what is wrong with the others. For the build
 * command nothing is loaded: it hands the articles over to pages that were compiled without them.
 */
export function articleLoader(contentDir: string): Loader {
  return {
    name: 'articles',
    load: async (context) => {
      await load(contentDir, context);
      watch(contentDir, context);
    },
  };
}

async function load(contentDir: string, context: LoaderContext) {
  const { store, config, logger, watcher } = context;
  store.clear();
  if (handedOver()) return;
  const { articles, problems } = await readArticles(contentDir);
  if (problems.length > 0) {
    const report = printProblems(problems);
    if (!watcher) throw new Error(report);
    logger.error(report);
  }
  // Only the preview watches files, and only there drafts are shown.
  for (const facts of listFacts(articles, { drafts: watcher !== undefined })) {
    const id = facts.slug;
    const filePath = relative(config.root.pathname, join(contentDir, facts.file));
    const data = await context.parseData({ id, data: { ...facts }, filePath });
    store.set({ id, data, filePath: filePath.split(sep).join('/') });
  }
}

function watch(contentDir: string, context: LoaderContext) {
  const { watcher } = context;
  if (!watcher) return;
  const folders = ['articles', 'anchors'].map((name) => resolve(contentDir, name));
  watcher.add(folders);
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path: string) => {
      if (folders.some((folder) => resolve(path).startsWith(folder + sep)))
        void load(contentDir, context);
    });
  }
}
