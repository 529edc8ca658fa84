import { CacheExpiration } from 'workbox-expiration';

/** Deletes caches, and the notes of which addresses in them were used when; also those of caches that are gone already. */
export async function deleteCaches(names: Iterable<string>): Promise<void> {
  await Promise.all([...names].flatMap((name) => [caches.delete(name), forgetUses(name)]));
}

/**
 * Deletes the notes of which addresses in a cache were used when, by which `workbox-expiration` decides what goes first.
 * What stays in the cache without one is never too much, until it is used again.
 */
export async function forgetUses(name: string): Promise<void> {
  await new CacheExpiration(name, { maxEntries: 1 }).delete();
}
