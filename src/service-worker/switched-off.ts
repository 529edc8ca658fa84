/** Takes the place of the worker on sites that have switched offline reading off: forgets what was kept, and itself. */
import { cacheNames } from './cache-names.ts';
import { deleteCaches } from './delete-caches.ts';

/** Put in when the worker is built. */
declare const __SITE__: { base: string };

const worker = self as unknown as ServiceWorkerGlobal;
const { prefix, ...names } = cacheNames(__SITE__.base);

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await deleteCaches(new Set([...own, ...Object.values(names)]));
  await worker.registration.unregister();
}
