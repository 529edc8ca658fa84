import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { AstroPrerenderer, PathWithRoute, RouteData } from 'astro';
import { Piscina } from 'piscina';
import type { ArticleMetadata } from '../content/metadata.ts';
import { site } from '../site.ts';
import { articleInPath } from '../urls/urls.ts';
import { inlineSheets, propsOf, type DefaultPrerenderer, type PrerenderApp } from './astro-app.ts';
import { inBatches } from './batches.ts';
import { chooseChecked } from './choose-checked.ts';
import { finishPage, type FinishedPage, type Finishing, type PageOutcome } from './finish-page.ts';
import { inlineScripts } from './page-policy.ts';
import { keepPages } from './keep-pages.ts';
import { listFilesNow } from '../cache/list-files.ts';
import type { Progress } from '../cli/progress.ts';
import type { Rendering, SitePage } from './rendering.ts';
import type { RenderTask, RenderThread, ThreadAnswer } from './render-thread.ts';

/**
 * Astro's own prerenderer with two differences. Paths of kept pages are left out. If many pages
 * remain, threads render those that need only their props, which a route declares with a
 * `cacheKey`, using the same application.
 *
 * One page of each route is rendered both here and in a thread. If the results differ, the whole
 * route is rendered here.
 */
export function prerenderer(
  astro: DefaultPrerenderer,
  rendering: Rendering,
  progress: Progress,
): AstroPrerenderer {
  const { staging } = rendering;
  const pages = new Map<string, SitePage>();
  const trials = new Map<RouteData, Promise<boolean>>();
  let finishing: Finishing;
  let threads: Threads | undefined;
  let done = 0;

  return {
    name: 'abschnitt',
    setup: async () => {
      await astro.setup?.();
      rendering.inline = {
        scripts: inlineScripts,
        styles: inlineSheets(appOf(astro)),
      };
      const { inline, isAllAnew } = rendering;
      finishing = {
        outDir: staging.folder,
        compression: isAllAnew ? 'none' : site.compression,
        site: {
          ...site,
          budget: site.pageBudget,
          files: assetSizes(staging.folder, rendering.publicFolder),
          inline,
        },
      };
    },
    getStaticPaths: async () => {
      progress.phase('Choosing pages');
      const paths = await astro.getStaticPaths();
      const all = sitePages(paths, appOf(astro));
      rendering.articles = all.flatMap(articleOf);
      const { fresh, kept } = keepPages(all, rendering);
      rendering.pages = kept;
      const choose = chooseChecked(all);
      for (const page of fresh) pages.set(page.path, { ...page, ...choose(page) });
      if (!rendering.isAllAnew && fresh.filter(isPortable).length >= enoughForThreads)
        threads = startThreads(rendering, finishing);
      progress.phase('Pages', fresh.length);
      return paths.filter(({ pathname }) => pages.has(trimSlashes(pathname))).sort(byArticle);
    },
    render: async (request, { routeData }) => {
      const path = decodeURI(new URL(request.url).pathname).slice(site.base.length);
      const page = pages.get(trimSlashes(path));
      const response = page
        ? await render(page, request, routeData)
        : await renderHere(request, routeData);
      progress.advance((done += 1));
      return response;
    },
    teardown: async () => {
      await threads?.destroy();
      await astro.teardown?.();
    },
  };

  async function render(page: SitePage, request: Request, route: RouteData): Promise<Response> {
    if (threads && isPortable(page) && (await isSameInThread(threads, page, request, route))) {
      const { body, outcome, ...init } = await threads.render(taskOf(page, request, route, page));
      record(page, outcome);
      return new Response(body, init);
    }
    const response = await renderHere(request, route);
    const body = await response.arrayBuffer();
    record(page, await finishPage(page, Buffer.from(body), finishing));
    return new Response(body, response);
  }

  async function renderHere(request: Request, routeData: RouteData): Promise<Response> {
    const rendered = await astro.render(request, { routeData });
    return rendered instanceof Response ? rendered : rendered.response;
  }

  /** Whether a thread renders a route's pages as this process does, tested with one page. */
  function isSameInThread(
    { render: renderThere }: Threads,
    page: SitePage,
    request: Request,
    route: RouteData,
  ): Promise<boolean> {
    const known = trials.get(route);
    if (known) return known;
    const trial = (async () => {
      const here = await renderHere(request.clone(), route);
      const there = await renderThere(taskOf(page, request, route));
      return Buffer.from(await here.arrayBuffer()).equals(there.body);
    })();
    trials.set(route, trial);
    return trial;
  }

  function record({ path, key, file }: SitePage, outcome: PageOutcome | undefined): void {
    const { facts, findings = [] } = outcome ?? {};
    rendering.findings.push(...findings);
    rendering.pages.set(path, { ...(key !== undefined && { key }), file, ...(facts && { facts }) });
  }
}

/**
 * The pages of all routes without duplicates: of two pages with one path, Astro renders the first.
 */
function sitePages(paths: readonly PathWithRoute[], app: PrerenderApp): SitePage[] {
  const pages = new Map<string, SitePage>();
  for (const { pathname, route, cacheKey: key } of paths) {
    const path = trimSlashes(pathname);
    if (pages.has(path)) continue;
    const props = propsOf(app, route, pathname);
    const file = fileOf(path, route);
    pages.set(path, { path, file, pathname, key, props, isChecked: false, isSample: false });
  }
  return [...pages.values()];
}

/** Follows Astro's file names, see `core/build/common.js` there. */
function fileOf(path: string, { type }: RouteData): string {
  if (type === 'endpoint') return path;
  if (path === '404' || path === '500') return `${path}.html`;
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** Whether a page can be rendered from its own props alone. */
function isPortable({ key }: SitePage): boolean {
  return key !== undefined;
}

function startThreads({ entry, sheets }: Rendering, finishing: Finishing): Threads {
  const workerData: RenderThread = {
    entry,
    sheets: [...sheets].map(([key, { styles }]) => [key, { styles }]),
    finishing,
  };
  const count = availableParallelism();
  const pool = new Piscina({
    filename: new URL('render-thread.ts', import.meta.url).href,
    maxThreads: count,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
    workerData,
  });
  return {
    // 8 is about the number of pages of an article. One batch waits while a thread renders another.
    render: inBatches((tasks: RenderTask[]) => pool.run(tasks) as Promise<ThreadAnswer[]>, {
      size: 8,
      atOnce: count * 2,
    }),
    destroy: () => pool.destroy(),
  };
}

interface Threads {
  render: (task: RenderTask) => Promise<ThreadAnswer>;
  destroy: () => Promise<void>;
}

function taskOf(
  { pathname, props }: SitePage,
  { url }: Request,
  { component, route }: RouteData,
  page?: FinishedPage,
): RenderTask {
  const { path = '', file = '', isChecked = false, isSample = false } = page ?? {};
  return {
    ...{ url, pathname, props, route: { component, route } },
    page: page && { path, file, isChecked, isSample },
  };
}

function appOf({ app }: DefaultPrerenderer): PrerenderApp {
  if (!app) throw new Error('Astro’s prerenderer holds no application: it has not been set up.');
  return app;
}

/** Sizes of files that any page may need: scripts, fonts and the files in `public/`. */
function assetSizes(outDir: string, publicFolder: string): Map<string, number> {
  const assets = listFilesNow(resolve(outDir, '_astro'));
  return new Map([
    ...[...assets].map(([file, [size]]): [string, number] => [`_astro/${file}`, size]),
    ...[...listFilesNow(publicFolder)].map(([file, [size]]): [string, number] => [file, size]),
  ]);
}

/** Sorts pages of one article together, so that its text is read once. */
function byArticle(a: PathWithRoute, b: PathWithRoute): number {
  const [one, other] = [articleIn(a), articleIn(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function articleIn({ pathname }: PathWithRoute): string {
  const path = trimSlashes(pathname).replace(/\.md$/, '');
  return articleInPath(`${path}/`) ?? path.split('/')[1] ?? '';
}

/**
 * The metadata of an article, other page or author in the props of its page, or an empty list. Of
 * an article's pages only the Markdown version counts, so that each article occurs once.
 */
function articleOf(page: SitePage): ArticleMetadata[] {
  const [word, name, ...rest] = page.path.split('/');
  const isMarkdown = page.path.endsWith('.md');
  // Pages that are not articles are at the top level.
  const isAuthor = word === site.paths.authors && name !== undefined && rest.length === 0;
  const isWhole = isMarkdown || isAuthor || (word !== '' && name === undefined);
  return isWhole && page.props?.['facts'] ? [page.props['facts'] as ArticleMetadata] : [];
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

const enoughForThreads = 400;
