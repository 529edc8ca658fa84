import type { Page } from 'playwright-core';

/**
 * The addresses whose last use the browser has recorded; none before the worker has recorded any.
 */
export function notedUses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'workbox-expiration')) return [];
    const request = indexedDB.open('workbox-expiration');
    await new Promise((done) => (request.onsuccess = done));
    const entries = request.result.transaction('cache-entries').objectStore('cache-entries');
    const all = entries.getAll() as IDBRequest<{ url: string }[]>;
    await new Promise((done) => (all.onsuccess = done));
    request.result.close();
    return all.result.map(({ url }) => url);
  });
}
