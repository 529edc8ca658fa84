/**
 * Keeps opened articles readable without a network. Pages come from the network first, so a new deployment is seen at once;
 * a page that comes from a cache finds exactly the scripts, fonts and pictures it was made with, because their names carry a
 * hash of their content and a hash never names anything else. So no page is ever a mixture of two deployments.
 */
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies';
import type { WorkboxPlugin } from 'workbox-core';
import { articlePathOf, sectionIdOf } from './addresses.ts';
import { cacheNames } from './cache-names.ts';
import { deleteCaches } from './delete-caches.ts';
import { isOfKind, kindOf } from './kinds.ts';

/** Put in when the worker is built. */
declare const __SITE__: {
  base: string;
  /** The source of an expression for the paths of articles; see `addresses.ts`. */
  articles: string;
  /** The path below which pictures lie. */
  pictures: string;
  offlinePage: string;
  scripts: string[];
};

const worker = self as unknown as ServiceWorkerGlobal;
const { base, offlinePage, scripts } = __SITE__;
const { pictures: picturesPath } = __SITE__;
const articlePages = new RegExp(__SITE__.articles);
const names = cacheNames(base);
/** Seconds after which a kept page is shown while the network has not answered. */
const patience = 3;

/** Addresses differ in what the page itself reads from them, not in what the server answers. */
const byPath: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(new URL(request.url).pathname),
};

/** Keeps whole pages, and forgets one that has been withdrawn. */
const onlyPages = (cacheName: string): WorkboxPlugin => ({
  cacheWillUpdate: async ({ request, response }) => {
    const isGone = response.status === 404 || response.status === 410;
    if (isGone) await (await caches.open(cacheName)).delete(new URL(request.url).pathname);
    return isOfKind('page', response) && !isPrefetch(request) ? response : null;
  },
});

/** A page that is asked for while a reader points at its link is not opened yet: when it is, it asks to be kept. */
function isPrefetch({ headers }: Request): boolean {
  return headers.get('Sec-Purpose')?.startsWith('prefetch') ?? false;
}

/** Keeps scripts, fonts and pictures that are what their names say, and does not use one that is not. */
const onlyWhatWasAsked: WorkboxPlugin = {
  cacheWillUpdate: ({ request, response }) => Promise.resolve(asAsked(request, response)),
  cachedResponseWillBeUsed: ({ request, cachedResponse }) =>
    Promise.resolve(cachedResponse ? asAsked(request, cachedResponse) : null),
};

function asAsked({ url }: Request, response: Response): Response | null {
  return isOfKind(kindOf(new URL(url).pathname), response) ? response : null;
}

/** The class declares its callbacks more loosely than the interface it implements. */
const atMost = (maxEntries: number) =>
  new ExpirationPlugin({ maxEntries, purgeOnQuotaError: true }) as WorkboxPlugin;

const articles = new NetworkFirst({
  cacheName: names.articles,
  networkTimeoutSeconds: patience,
  plugins: [byPath, onlyPages(names.articles), atMost(60)],
});
const pages = new NetworkFirst({
  cacheName: names.pages,
  networkTimeoutSeconds: patience,
  plugins: [byPath, onlyPages(names.pages), atMost(20)],
});
const assets = new CacheFirst({
  cacheName: names.assets,
  plugins: [onlyWhatWasAsked, atMost(200)],
});
const pictures = new CacheFirst({
  cacheName: names.pictures,
  plugins: [onlyWhatWasAsked, atMost(200)],
});

const isAsset = (url: URL) => url.pathname.startsWith(`${base}_astro/`);
/** Chromium shows a page without a font that it has had from a worker before; it has its own cache for it while there is a network. */
const isBrowsersOwn = (url: URL) => url.pathname.endsWith('.woff2') && navigator.onLine;
/** Audio and video are asked for in parts, and too large to be kept. */
const isPicture = (url: URL) =>
  url.pathname.startsWith(picturesPath) && kindOf(url.pathname) === 'picture';

registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && sectionIdOf(url.pathname, articlePages) !== undefined,
  ({ event, request, url }) => openSection(event, request, url.pathname),
);
registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && articlePathOf(url.pathname, articlePages) === url.pathname,
  articles,
);
registerRoute(
  ({ request, url, sameOrigin }) =>
    request.mode === 'navigate' && sameOrigin && url.pathname.startsWith(base),
  pages,
);
registerRoute(({ url, sameOrigin }) => sameOrigin && isPicture(url), pictures);
registerRoute(({ url, sameOrigin }) => sameOrigin && isAsset(url) && !isBrowsersOwn(url), assets);
setCatchHandler(({ request }) =>
  request.mode === 'navigate'
    ? withoutNetwork(new URL(request.url))
    : Promise.resolve(Response.error()),
);

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin === location.origin && isAsset(url) && isBrowsersOwn(url))
    event.waitUntil(assets.handle({ event, request }).catch(() => undefined));
});
worker.addEventListener('message', (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keep(event, event.data));
});

/** A section's own page is its article once more: the article is what is kept, and answers for all its sections. */
async function openSection(
  event: ExtendableEvent,
  request: Request,
  path: string,
): Promise<Response> {
  const article = articlePathOf(path, articlePages) ?? path;
  const isKept = (await caches.match(article, { cacheName: names.articles })) !== undefined;
  try {
    const network = new NetworkOnly(isKept ? { networkTimeoutSeconds: patience } : {});
    const response = await network.handle({ event, request });
    if (response.ok && !isPrefetch(request)) event.waitUntil(refresh(event, article));
    return response;
  } catch (error) {
    if (!isKept) throw error;
    return Response.redirect(`${article}#${sectionIdOf(path, articlePages) ?? ''}`);
  }
}

/** A server leads from a folder's name to its address; without one this does. */
async function withoutNetwork({ pathname, search }: URL): Promise<Response> {
  const isFolder = /\/[^/.]+$/.test(pathname);
  if (isFolder) return Response.redirect(`${pathname}/${search}`);
  return (await caches.match(offlinePage, { cacheName: names.shell })) ?? Response.error();
}

async function refresh(event: ExtendableEvent, path: string): Promise<void> {
  await articles.handle({ event, request: new Request(path) }).catch(() => undefined);
}

/** The scripts first, then the page that needs them. Without one of them there is no worker yet: browsers try again. */
async function install(event: ExtendableEvent): Promise<void> {
  await Promise.all(
    scripts.map(async (script) => {
      const request = new Request(script);
      assertAsked(request, await assets.handle({ event, request }));
    }),
  );
  const request = new Request(offlinePage, { cache: 'no-cache' });
  const page = await fetch(request);
  assertAsked(request, page);
  await (await caches.open(names.shell)).put(offlinePage, page);
  await worker.skipWaiting();
}

/** Throws when a response is not what was asked for. */
function assertAsked(request: Request, response: Response): void {
  if (!asAsked(request, response))
    throw new Error(`${request.url} was answered with another thing.`);
}

async function activate(): Promise<void> {
  const known = Object.values(names);
  const strangers = (await caches.keys()).filter(
    (name) => name.startsWith(names.prefix) && !known.includes(name),
  );
  await deleteCaches(strangers);
  // Firefox shows its own error page when a preload has failed, whatever the worker answers then.
  await worker.registration.navigationPreload?.disable();
  await worker.clients.claim();
}

/** Keeps a page that was opened before there was a worker, and what belongs to it. */
async function keep(event: ExtendableEvent, addresses: unknown[]): Promise<void> {
  for (const address of addresses) {
    const url = new URL(String(address), location.href);
    const article = articlePathOf(url.pathname, articlePages);
    if (url.origin !== location.origin) continue;
    if (article !== undefined) await refresh(event, article);
    else if (isAsset(url) || isPicture(url))
      await (isPicture(url) ? pictures : assets)
        .handle({ event, request: new Request(url) })
        .catch(() => undefined);
  }
}
