import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { listen, type Question } from '../article/asked.ts';
import { site } from '../site.ts';

import type { PageRecord, PageSource } from './page-source.ts';
import type { Progress } from './progress.ts';
import { isInShard, type Shard } from './shard.ts';

/**
 * Leaves out the pages that one of the sources has as they would be rendered: built by the same code with the same
 * settings, under the same key from their route, with the same answers to all they asked. A route takes part by giving
 * its paths a `cacheKey`, which must stand for the props; whatever else the page shows it has to `ask` for.
 */
export function keepPages(
  sources: readonly PageSource[],
  { siteDigest, answers, shard }: Known,
  progress: Progress,
): KeptPages {
  const pages = new Map<string, PageRecord>();
  const rendered: RenderedPage[] = [];
  const kept = new Map<PageSource, string[]>();
  const keys = new Map<string, string>();
  let done = 0;
  /** Whether some source has the page; then it is noted as kept. */
  const keep = (path: string, key: string): boolean =>
    sources.some((source) => {
      const known = source.page(path, siteDigest);
      const isCurrent =
        known?.key === key &&
        known.asked.every(([question, answer]) => answers.get(question) === answer) &&
        source.isIntact(known.file);
      if (!isCurrent) return false;
      pages.set(path, known);
      const files = kept.get(source);
      if (files) files.push(known.file);
      else kept.set(source, [known.file]);
      return true;
    });
  const prerenderer = (astro: AstroPrerenderer): AstroPrerenderer => ({
    ...astro,
    name: 'abschnitt',
    async getStaticPaths() {
      const paths = await astro.getStaticPaths();
      const fresh = paths.filter(({ pathname, cacheKey }) => {
        if (cacheKey === undefined) return shard === undefined;
        const path = trim(pathname);
        if (shard && !isInShard(path, shard)) return false;
        keys.set(path, cacheKey);
        return !keep(path, cacheKey);
      });
      progress.phase('Pages', fresh.length);
      return fresh;
    },
    async render(request, options) {
      const path = trim(decodeURI(new URL(request.url).pathname).slice(site.base.length));
      const key = keys.get(path);
      const asked = new Set<Question>();
      const file = options.routeData.type === 'endpoint' ? path : `${path}/index.html`;
      if (key !== undefined) rendered.push({ path, key, asked, file });
      progress.advance((done += 1));
      return listen(asked, () => astro.render(request, options));
    },
  });
  const integration: AstroIntegration = {
    name: 'abschnitt-keep-pages',
    hooks: { 'astro:build:start': ({ setPrerenderer }) => setPrerenderer(prerenderer) },
  };
  const records = () => {
    for (const { path, key, asked, file } of rendered)
      pages.set(path, {
        key,
        asked: [...asked].map((question) => [question, answers.get(question) ?? '']),
        file,
      });
    return Object.fromEntries(pages);
  };
  return { integration, records, kept };
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

interface Known {
  siteDigest: string;
  answers: ReadonlyMap<Question, string>;
  /** The part of the site that is built, if it is not the whole: pages with a key that belong to it. */
  shard?: Shard | undefined;
}

interface RenderedPage {
  path: string;
  key: string;
  asked: ReadonlySet<Question>;
  file: string;
}

export interface KeptPages {
  integration: AstroIntegration;
  /** Once the site is built: from what each page with a key was made, the ones left out included. */
  records: () => Record<string, PageRecord>;
  /** Files of each source to take over; filled while the site is built. */
  kept: ReadonlyMap<PageSource, string[]>;
}
