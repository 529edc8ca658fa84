import { setTimeout } from 'node:timers/promises';
import type { HookParameters } from 'astro';
import { contentCollections } from '../content/loader.ts';
import { belowBase, isOfVite } from '../preview/requests.ts';
import { contentDir } from '../site.ts';
import { digestOfFileStats } from './build-record.ts';
import { listFilesNow } from '../cache/list-files.ts';
import { Turns } from './turns.ts';

/**
 * Keeps Astro's preview up to date with the content folder. File watchers miss changes. So the
 * folder's state is checked before each page, so that no page is older than its files, and
 * periodically, so that open pages reload.
 *
 * If Astro's list of pages changes during a request, it may stay outdated for ever. So it is
 * refreshed between requests.
 */
export function watchContent({ server, refreshContent, logger }: Preview): void {
  const turns = new Turns();
  let seen = lookAtContent();
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    let tries = 0;
    for (let now = lookAtContent(); now !== seen && tries < mostTries; now = lookAtContent()) {
      // An editor may write a file in several steps. Two writes within one tick of the file
      // system's clock may be indistinguishable.
      await setTimeout(20);
      const context = { whenRead: () => (seen = now) };
      await turns.alone(async () =>
        refreshContent?.({ loaders: [...contentCollections], context }),
      );
      // While Astro loads the configuration of its collections, a refresh silently does nothing.
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
      // Spends at most a tenth of the time on this, whatever the size of the folder.
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

/** A few seconds. After that, requests proceed, and the next check tries again. */
const mostTries = 100;

function lookAtContent(): string {
  return digestOfFileStats(listFilesNow(contentDir));
}

type Preview = Pick<HookParameters<'astro:server:setup'>, 'server' | 'refreshContent' | 'logger'>;
