import type { AstroPrerenderer, RouteData } from 'astro';

/**
 * The part of Astro's prerendering application that is used here. The props of paths are read from
 * it and passed to it in threads, which have no collection. Astro's own prerenderer uses it in the
 * same way (`core/build/default-prerenderer.js`).
 */
export interface PrerenderApp {
  manifest: { routes: readonly { routeData: RouteData; styles: readonly Sheet[] }[] };
  routeCache: {
    get: (route: RouteData) => CachedRoute | undefined;
    set: (route: RouteData, entry: CachedRoute) => void;
  };
  getComponentByRoute: (route: RouteData) => Promise<unknown>;
  setInternals: (internals: { pagesByKeys: Map<string, unknown> }) => void;
  setOptions: (options: { settings: { scripts: [] }; logger: { options: LogOptions } }) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

/** Astro's own prerenderer, which holds the application after setup. */
export type DefaultPrerenderer = AstroPrerenderer & { app?: PrerenderApp };

/** The paths of a route, as returned by the route. */
interface CachedRoute {
  mod: unknown;
  staticPaths: StaticPath[] & { keyed: Map<string, StaticPath> };
}

interface StaticPath {
  params: Record<string, string | undefined>;
  props?: Record<string, unknown>;
}

/** A style sheet of a route's pages, inline or linked. */
type Sheet = { type: 'inline'; content: string } | { type: 'external'; src: string };

interface LogOptions {
  level: 'warn';
  destination: { write: (entry: { message: string }) => void };
}

/** The inline style sheets of all pages, as generated between their tags. */
export function inlineSheets({ manifest }: PrerenderApp): string[] {
  const sheets = manifest.routes.flatMap(({ styles }) => styles);
  return [...new Set(sheets.flatMap((sheet) => (sheet.type === 'inline' ? [sheet.content] : [])))];
}

/** The props that a route returned for one of its paths. */
export function propsOf(app: PrerenderApp, route: RouteData, pathname: string) {
  return app.routeCache.get(route)?.staticPaths.keyed.get(pathname)?.props;
}

/** Makes a route return exactly one path with the given props. */
export async function setProps(
  app: PrerenderApp,
  route: RouteData,
  pathname: string,
  props: Record<string, unknown> | undefined,
): Promise<void> {
  const path: StaticPath = { params: {}, ...(props && { props }) };
  const known = app.routeCache.get(route)?.staticPaths.keyed;
  if (known) {
    known.clear();
    known.set(pathname, path);
    return;
  }
  const staticPaths = Object.assign([], { keyed: new Map([[pathname, path]]) });
  app.routeCache.set(route, { mod: await app.getComponentByRoute(route), staticPaths });
}
