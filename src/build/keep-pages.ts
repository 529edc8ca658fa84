import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { listen, type Question } from '../article/asked.ts';
import { site } from '../site.ts';
import type { LastOutput, PageRecord } from './last-output.ts';

/**
 * Leaves out the pages that are in the last output as they would be rendered: built by the same code with the same
 * settings, under the same key from their route, with the same answers to all they asked. A route takes part by giving
 * its paths a `cacheKey`, which must stand for the props; whatever else the page shows it has to `ask` for.
 */
export function keepPages(last: LastOutput, { siteDigest, answers }: Known): KeptPages {
  const pages = new Map<string, PageRecord>();
  const rendered: RenderedPage[] = [];
  const kept: string[] = [];
  const keys = new Map<string, string>();
  const isCurrent = (path: string, key: string): boolean => {
    const known = last.page(path, siteDigest);
    return (
      known?.key === key &&
      known.asked.every(([question, answer]) => answers.get(question) === answer) &&
      last.isIntact(known.file)
    );
  };
  const prerenderer = (astro: AstroPrerenderer): AstroPrerenderer => ({
    ...astro,
    name: 'abschnitt',
    async getStaticPaths() {
      const paths = await astro.getStaticPaths();
      return paths.filter(({ pathname, cacheKey }) => {
        if (cacheKey === undefined) return true;
        const path = trim(pathname);
        keys.set(path, cacheKey);
        const known = isCurrent(path, cacheKey) ? last.page(path, siteDigest) : undefined;
        if (!known) return true;
        pages.set(path, known);
        kept.push(known.file);
        return false;
      });
    },
    async render(request, options) {
      const path = trim(decodeURI(new URL(request.url).pathname).slice(site.base.length));
      const key = keys.get(path);
      const asked = new Set<Question>();
      const file = options.routeData.type === 'endpoint' ? path : `${path}/index.html`;
      if (key !== undefined) rendered.push({ path, key, asked, file });
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
  /** Files of the last output to take over; filled while the site is built. */
  kept: string[];
}
