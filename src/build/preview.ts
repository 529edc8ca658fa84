import { setTimeout } from 'node:timers/promises';
import type { HookParameters } from 'astro';
import { contentCollections } from '../content/loader.ts';
import { belowBase, isOfVite } from '../preview/requests.ts';
import { contentDir } from '../site.ts';
import { glanceAtFiles } from './glance.ts';
import { listFilesNow } from '../cache/list-files.ts';
import { Turns } from './turns.ts';

/**
 * Has Astro's preview show the content folder as it is. What counts is how the folder looks, not what watchers say, which
 * miss changes: it is looked at before each page, so that no page is older than its files, and again and again, so that
 * open pages are loaded anew.
 *
 * Astro may keep the old list of pages for good when it is changed while a page is on its way: it is changed between pages.
 */
export function watchContent({ server, refreshContent, logger }: Preview): void {
  const turns = new Turns();
  let seen = lookAtContent();
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    let tries = 0;
    for (let now = lookAtContent(); now !== seen && tries < mostTries; now = lookAtContent()) {
      // An editor may write a file in several steps. Two within one tick of the disk's clock can look the same.
      await setTimeout(20);
      const context = { whenRead: () => (seen = now) };
      await turns.alone(async () =>
        refreshContent?.({ loaders: [...contentCollections], context }),
      );
      // While Astro loads the configuration of its collections, it reads nothing and does not say so.
      if (seen !== now) tries += 1;
    }
  };
  const look = (): Promise<void> =>
    (reading ??= read()
      .catch((error: unknown) =>
        logger.error(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => (reading = undefined)));

  let isOpen = true;
  const lookAgain = async (): Promise<void> => {
    while (isOpen) {
      const start = performance.now();
      await look();
      // However large the folder: most of the time is for other things.
      await setTimeout(Math.max(400, (performance.now() - start) * 10), undefined, { ref: false });
    }
  };
  server.httpServer?.once('close', () => (isOpen = false));
  server.watcher.add(contentDir);
  server.watcher.on('all', (_event, path) => {
    if (path.startsWith(contentDir)) void look();
  });
  server.middlewares.use((request, response, next) => {
    const isPage = !isOfVite(belowBase(request.url ?? ''));
    const start = isPage ? look() : Promise.resolve();
    void start
      .then(() => turns.together(new Promise((done) => response.once('close', done))))
      .then(() => next());
  });
  void lookAgain();
}

/** Some seconds. Then others go on, and it is tried again at the next look. */
const mostTries = 100;

function lookAtContent(): string {
  return glanceAtFiles(listFilesNow(contentDir));
}

type Preview = Pick<HookParameters<'astro:server:setup'>, 'server' | 'refreshContent' | 'logger'>;
