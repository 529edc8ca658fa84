import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes the worker of a built site as `sw.js`. It names the site's scripts and the page for readers without a network,
 * so that it changes with them and with nothing else: a deployment of new articles does not renew it.
 */
export async function writeWorker(
  dir: string,
  { base, offline, paths, articlePages }: Site,
): Promise<void> {
  const files = await readdir(join(dir, '_astro')).catch(() => []);
  const scripts = files.filter((file) => file.endsWith('.js')).sort();
  const offlinePage = await readFile(join(dir, 'offline/index.html'));
  await build({
    entryPoints: [resolve(import.meta.dirname, offline ? 'worker.ts' : 'switched-off.ts')],
    outfile: join(dir, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __SITE__: JSON.stringify({
        base,
        articles: articlePages,
        pictures: `${base}${paths.pictures}/`,
        offlinePage: `${base}offline/`,
        scripts: scripts.map((file) => `${base}_astro/${file}`),
      }),
    },
    footer: { js: `//${createHash('sha256').update(offlinePage).digest('hex').slice(0, 16)}` },
  });
}

interface Site {
  /** The path under which the site lies, with a slash at both ends. */
  base: string;
  /** Whether opened articles are kept. */
  offline: boolean;
  /** Words in addresses. */
  paths: { pictures: string };
  /** The source of the expression that `addresses.ts` takes. */
  articlePages: string;
}
