import { cacheNames } from '../../service-worker/cache-names.ts';
import { deleteCaches, forgetUses } from '../../service-worker/delete-caches.ts';

/**
 * Deletes all data that the site has stored on this device about this reader: looks, reading
 * progress, and articles for offline reading with the times they were opened. Returns whether the
 * device did so.
 */
export async function forgetAll(): Promise<boolean> {
  forgetStored();
  // Without a secure context there is no cache, and a section with the id `caches` would become
  // that global.
  if (!window.isSecureContext || !('caches' in window)) return true;
  const kept = await caches.keys().catch(() => undefined);
  // If storage is blocked, there is nothing to delete.
  if (!kept) return true;
  return forgetKept(kept).then(
    () => true,
    () => false,
  );
}

function forgetStored(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith('abschnitt:')) localStorage.removeItem(name);
    }
  } catch {
    // If storage is blocked, there is nothing to delete.
  }
}

/**
 * Scripts and the offline page are the same for everyone, so they stay, but without the times of
 * use.
 */
async function forgetKept(kept: readonly string[]): Promise<void> {
  const { articles, pages, pictures, assets } = cacheNames(import.meta.env.BASE_URL);
  const ofOtherSites = kept.filter((name) => /^abschnitt .* (articles|pages|pictures)$/.test(name));
  await deleteCaches(new Set([articles, pages, pictures, ...ofOtherSites]));
  await forgetUses(assets);
}
