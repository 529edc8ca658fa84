import type { RouteData } from 'astro';
import { site } from '../site.ts';

/**
 * Renders the pages of one route with Astro's renderer alone, without the request and the response around each, which
 * take longer than the page. A page comes out the same as long as its components look at nothing but props and
 * parameters. `styles` are the style sheets of the route.
 */
export function directRender(
  route: RouteData,
  page: PageModule,
  { runtime, manifest }: Astro,
  styles: string,
): (given: Given) => Promise<string> {
  const elements = styles === '' ? [] : [{ props: {}, children: styles }];
  const { containsHead = false } = manifest.componentMetadata.get(page.default.moduleId) ?? {};
  const response = { status: 200, statusText: 'OK', headers: new Headers() };
  return async ({ props = {}, params = {}, pathname }) => {
    const result = {
      base: manifest.base,
      userAssetsBase: manifest.userAssetsBase,
      cancelled: false,
      clientDirectives: manifest.clientDirectives,
      inlinedScripts: manifest.inlinedScripts,
      componentMetadata: manifest.componentMetadata,
      compressHTML: manifest.compressHTML,
      createAstro: (own: unknown, slots: unknown) => ({ props: own, params, slots, self: null }),
      links: new Set(),
      scripts: new Set(),
      styles: new Set(elements),
      params,
      partial: false,
      pathname,
      renderers: manifest.renderers,
      resolve: (script: string) =>
        Promise.resolve(site.base + (manifest.entryModules[script] ?? '')),
      response,
      trailingSlash: manifest.trailingSlash,
      shouldInjectCspMetaTags: false,
      _metadata: {
        hasHydrationScript: false,
        rendererSpecificHydrationScripts: new Set(),
        hasRenderedHead: false,
        renderedScripts: new Set(),
        hasDirectives: new Set(),
        hasRenderedServerIslandRuntime: false,
        headInTree: containsHead,
        extraHead: [],
        extraStyleHashes: [],
        extraScriptHashes: [],
        propagators: new Set(),
        routeHasPropagation: false,
        pendingSlotEvaluations: [],
        templateDepth: 0,
      },
    };
    const html = await runtime.renderToString(result, page.default, props, {}, true, route);
    if (typeof html !== 'string') throw new Error(`/${pathname} answers with no page.`);
    return html;
  };
}

/** What a page is rendered with. */
interface Given {
  props?: Record<string, unknown> | undefined;
  params?: Record<string, string | undefined> | undefined;
  pathname: string;
}

/** What Astro compiled of a page's file. */
export interface PageModule {
  default: { moduleId?: string | undefined };
}

/** As far as rendering needs it. */
export interface Astro {
  runtime: {
    renderToString: (
      result: unknown,
      component: unknown,
      props: unknown,
      slots: unknown,
      isPage: boolean,
      route: RouteData,
    ) => Promise<unknown>;
  };
  manifest: {
    base: string;
    userAssetsBase?: string | undefined;
    clientDirectives: unknown;
    inlinedScripts: unknown;
    componentMetadata: ReadonlyMap<string | undefined, { containsHead?: boolean }>;
    compressHTML: unknown;
    renderers: unknown;
    entryModules: Record<string, string>;
    trailingSlash: string;
  };
}
