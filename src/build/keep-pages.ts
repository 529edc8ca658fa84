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
  const pages: Record<string, PageRecord> = {};
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
        pages[path] = known;
        kept.push(known.file);
        return false;
      });
    },
    async render(request, options) {
      const { result, asked } = await listen(() => astro.render(request, options));
      const path = trim(decodeURI(new URL(request.url).pathname).slice(site.base.length));
      const key = keys.get(path);
      if (key !== undefined)
        pages[path] = {
          key,
          asked: asked.map((question) => [question, answers.get(question) ?? '']),
          file: options.routeData.type === 'endpoint' ? path : `${path}/index.html`,
        };
      return result;
    },
  });
  const integration: AstroIntegration = {
    name: 'abschnitt-keep-pages',
    hooks: { 'astro:build:start': ({ setPrerenderer }) => setPrerenderer(prerenderer) },
  };
  return { integration, pages, kept };
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

interface Known {
  siteDigest: string;
  answers: ReadonlyMap<Question, string>;
}

/** Filled while the site is built. */
export interface KeptPages {
  integration: AstroIntegration;
  /** From what each page with a key was made, the ones left out included. */
  pages: Record<string, PageRecord>;
  /** Files of the last output to take over. */
  kept: string[];
}
