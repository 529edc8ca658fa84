import { setTimeout } from 'node:timers/promises';
import type { HookParameters } from 'astro';
import { contentCollections } from '../article/loader.ts';
import { contentDir } from '../site.ts';
import { glanceAtFiles } from './glance.ts';
import { listFilesNow } from './list-files.ts';

/**
 * Has Astro's preview read the content folder again when something in it has changed, one reading after the other. What
 * counts is how the folder looks: watchers miss changes, so they only say when to look at once, and it is looked again and
 * again.
 */
export function watchContent({ server, refreshContent, logger }: Preview): void {
  let seen = lookAtContent();
  let isReading = false;
  const look = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    for (let now = lookAtContent(); now !== seen; now = lookAtContent()) {
      seen = now;
      // An editor may write a file in several steps.
      await setTimeout(20);
      await refreshContent?.({ loaders: [...contentCollections] }).catch((error: unknown) =>
        logger.error(error instanceof Error ? error.message : String(error)),
      );
    }
    isReading = false;
  };
  const lookAgain = async (): Promise<void> => {
    const start = performance.now();
    await look();
    // However large the folder: most of the time is for other things.
    const pause = Math.max(400, (performance.now() - start) * 10);
    setTimeout(pause, undefined, { ref: false }).then(lookAgain, () => undefined);
  };
  server.watcher.add(contentDir);
  server.watcher.on('all', (_event, path) => {
    if (path.startsWith(contentDir)) void look();
  });
  void lookAgain();
}

function lookAtContent(): string {
  return glanceAtFiles(listFilesNow(contentDir));
}

type Preview = Pick<HookParameters<'astro:server:setup'>, 'server' | 'refreshContent' | 'logger'>;
