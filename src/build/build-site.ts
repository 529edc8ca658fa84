import { enableCompileCache } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { buildMoment } from '../content/dates/build-moment.ts';
import { discardStaging } from '../hosting/publish.ts';
import { isBuildStopped } from '../problem.ts';
import { checkPublishing, checkSettings } from '../settings.ts';
import { buildCache } from '../site.ts';
import { unchangedSince, digestOfInput } from './build-record.ts';
import { withLock } from './lock.ts';
import { cacheTrouble, explainTrouble } from './trouble.ts';

/** Builds the site with Astro, unless nothing has changed. Returns the exit code. */
export function buildSite(outDir: string): Promise<number> {
  checkSettings({ content: true });
  checkPublishing();
  // One lock for all builds of this project: Astro compiles pages into `.astro/.prerender`.
  return withLock(resolve('.astro/build.lock'), () => buildLocked(outDir));
}

/** If nothing has changed, reads no content and does not load Astro. */
async function buildLocked(outDir: string): Promise<number> {
  const before = unchangedSince(outDir, digestOfInput(), buildMoment().getTime());
  if (before) {
    for (const line of before.notes) console.log(line);
    const folder = relative(process.cwd(), outDir) || '.';
    console.log(`${before.count} in ${folder}/ as before: nothing has changed`);
    return 0;
  }
  const trouble = cacheTrouble(buildCache);
  if (trouble !== undefined) {
    console.error(trouble);
    return 1;
  }
  const { checkOwnFiles } = await import('./public-folder.ts');
  checkOwnFiles();
  // Caches the compiled code of Astro's many modules.
  enableCompileCache(join(buildCache, 'compiled'));
  const { build } = await import('astro');
  try {
    await build({ outDir, logLevel: 'warn' });
    return 0;
  } catch (error) {
    const isSaid = isBuildStopped(error);
    const said = isSaid ? error.message : explainTrouble(error);
    if (said === undefined) throw error;
    console.error(said);
    if (!isSaid) discardStaging(outDir);
    return 1;
  }
}
