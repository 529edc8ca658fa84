import { pathToFileURL } from 'node:url';
import type { APIRoute, RouteData } from 'astro';
import type { StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import { listen, type Question } from '../article/asked.ts';
import type { BuiltSite } from '../checks/finding.ts';
import { keptLookScript } from '../client/kept-look-script.ts';
import { site } from '../site.ts';
import type { CompiledSite } from './compiled-site.ts';
import { directRender, type Astro, type PageModule } from './direct-render.ts';

/**
 * The compiled pages, ready to be rendered in this thread; what they show of the articles comes from the shelf in
 * `article/hand-over.ts`. The first page of each route is rendered by the application that Astro's own prerenderer drives
 * (`astro/dist/core/build/default-prerenderer.js`) and by its renderer alone, and when both give the same, the renderer
 * serves for the others.
 */
export class SiteApp {
  readonly #app: BuildApp;
  readonly #runtime: Runtime;
  readonly #printers = new Map<RouteData, Printer>();

  private constructor(app: BuildApp, runtime: Runtime) {
    this.#app = app;
    this.#runtime = runtime;
  }

  static async open({ entry, styles }: CompiledSite): Promise<SiteApp> {
    const { app, ...runtime } = (await import(pathToFileURL(entry).href)) as CompiledEntry;
    app.setInternals({
      pagesByKeys: new Map(styles.map(([key, sheets]) => [key, { styles: sheets }])),
    });
    app.setOptions({ settings: { scripts: [] }, logger: { options: logOptions } });
    return new SiteApp(app, runtime);
  }

  /** Has the application render every page, as slowly as it does. */
  useApplication(): void {
    for (const { routeData } of this.#app.manifest.routes) this.#printers.set(routeData, 'app');
  }

  /** What may stand in its pages between the tags of scripts and styles. */
  inlineCode(): BuiltSite['inline'] {
    const styles = this.#app.manifest.routes.map(({ routeData }) => this.#stylesOf(routeData));
    return { scripts: [keptLookScript], styles: [...new Set(styles)].filter(Boolean) };
  }

  /** How many routes are rendered by the renderer alone, of those that have been rendered. */
  get directRoutes(): number {
    return [...this.#printers.values()].filter((printer) => printer !== 'app').length;
  }

  /** Every page and file of the site. Needs the whole list of articles. Of two with one path the first one counts. */
  async pages(): Promise<SitePage[]> {
    const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js');
    const { routes } = this.#app.manifest;
    const indices = new Map(routes.map(({ routeData }, index) => [routeData, index]));
    const pages = new Map<string, SitePage>();
    for (const { pathname, route, cacheKey } of await new StaticPaths(this.#app).getAll()) {
      const path = pathname.replace(/^\/+|\/+$/g, '');
      if (pages.has(path)) continue;
      const entry = this.#app.routeCache.get(route)?.staticPaths?.keyed.get(pathname);
      pages.set(path, {
        path,
        file: fileOf(path, route),
        key: cacheKey,
        route: indices.get(route) ?? -1,
        pathname,
        ...(entry && { params: entry.params }),
        ...(entry?.props && { props: entry.props }),
      });
    }
    return [...pages.values()];
  }

  /** Renders a page, and tells what it asked of the articles. Throws what its components throw. */
  async render(page: SitePage): Promise<RenderedPage> {
    const route = this.#app.manifest.routes[page.route]?.routeData;
    if (!route) throw new Error(`There is no route for /${page.path}.`);
    const asked = new Set<Question>();
    const print = () =>
      route.type === 'endpoint' ? this.#answer(route, page) : this.#print(route, page);
    return { ...(await listen(asked, print)), asked };
  }

  async #answer(route: RouteData, { params = {}, props = {} }: SitePage): Promise<Printed> {
    const module: unknown = await this.#app.getComponentByRoute(route);
    const { GET } = module as { GET: Endpoint };
    const response = await GET({ params, props });
    return { body: Buffer.from(await response.arrayBuffer()), text: '' };
  }

  async #print(route: RouteData, page: SitePage): Promise<Printed> {
    const printer = this.#printers.get(route);
    if (printer === undefined) return this.#printFirst(route, page);
    return printed(printer === 'app' ? await this.#printByApp(route, page) : await printer(page));
  }

  /** Finds out whether the renderer alone gives what the application gives. */
  async #printFirst(route: RouteData, page: SitePage): Promise<Printed> {
    const html = await this.#printByApp(route, page);
    const module = (await this.#app.getComponentByRoute(route)) as PageModule;
    const astro: Astro = { runtime: this.#runtime, manifest: this.#app.manifest };
    const printer = directRender(route, module, astro, this.#stylesOf(route));
    this.#printers.set(route, (await printer(page)) === html ? printer : 'app');
    return printed(html);
  }

  /** The style sheets that stand in every page of a route. */
  #stylesOf(route: RouteData): string {
    const { styles } = this.#app.manifest.routes.find(({ routeData }) => routeData === route) ?? {};
    return (styles ?? []).map((sheet) => (sheet.type === 'inline' ? sheet.content : '')).join('');
  }

  async #printByApp(route: RouteData, { pathname, path, props }: SitePage): Promise<string> {
    if (!route.pathname) await this.#makeKnown(route, pathname, props);
    const url = new URL(site.base + path + (path === '' ? '' : '/'), site.origin);
    const response = await this.#app.render(new Request(url), { routeData: route });
    return response.text();
  }

  /** Astro looks a page's props up among those of all pages, which only the thread with all articles knows. */
  async #makeKnown(route: RouteData, pathname: string, props: SitePage['props']): Promise<void> {
    const cache = this.#app.routeCache;
    if (!cache.get(route)) {
      const mod = await this.#app.getComponentByRoute(route);
      cache.set(route, { mod, staticPaths: Object.assign([], { keyed: new Map() }) });
    }
    const keyed = cache.get(route)?.staticPaths?.keyed;
    if (keyed?.has(pathname)) return;
    keyed?.clear();
    keyed?.set(pathname, { params: {}, ...(props && { props }) });
  }
}

function printed(text: string): Printed {
  return { body: Buffer.from(text), text };
}

function fileOf(path: string, { type }: RouteData): string {
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

const logOptions: LogOptions = {
  level: 'warn',
  destination: { write: ({ message }) => console.error(message) },
};

/** What the compiled module exports beside the application, see `compile.ts`. */
type Runtime = Astro['runtime'];

type CompiledEntry = { app: BuildApp } & Runtime;

/** What Astro compiles to render pages with, as far as it is used here. */
type BuildApp = Required<StaticPathsApp> & {
  setInternals: (internals: { pagesByKeys: Map<string, { styles: unknown[] }> }) => void;
  setOptions: (options: { settings: { scripts: [] }; logger: { options: LogOptions } }) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
};

interface LogOptions {
  level: 'warn';
  destination: { write: (entry: { message: string }) => void };
}

/** An endpoint of this site looks at nothing else. */
type Endpoint = (context: Pick<Parameters<APIRoute>[0], 'params' | 'props'>) => Promise<Response>;

type Printer = 'app' | ReturnType<typeof directRender>;

/** A page or file that can be rendered, in any thread. */
export interface SitePage {
  /** Without slashes at its ends; empty for the front page. */
  path: string;
  /** Of the output, below its folder. */
  file: string;
  /** What stands for the page's props; nothing where the page is made in each build. */
  key: string | undefined;
  /** Number of its route. */
  route: number;
  /** As Astro writes it. */
  pathname: string;
  params?: Record<string, string | undefined>;
  props?: Record<string, unknown>;
}

interface Printed {
  body: Buffer;
  /** The page as text; empty for another file. */
  text: string;
}

export interface RenderedPage extends Printed {
  asked: ReadonlySet<Question>;
}
