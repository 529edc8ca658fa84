import { cacheNames } from '../../service-worker/cache-names.ts';
import { deleteCaches, forgetUses } from '../../service-worker/delete-caches.ts';

/**
 * Forgets everything that the site has kept on this device of this reader: looks, what was read, articles for reading
 * offline and when they were opened. Says whether the device did it.
 */
export async function forgetAll(): Promise<boolean> {
  forgetStored();
  // Without a secure context there is no cache, and a section called “Caches” would answer to the name.
  if (!window.isSecureContext || !('caches' in window)) return true;
  const kept = await caches.keys().catch(() => undefined);
  // Where storage is forbidden there is nothing to forget.
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
    // As above.
  }
}

/** Scripts and the page for being offline are the same for everyone and stay, but not when they were used. */
async function forgetKept(kept: readonly string[]): Promise<void> {
  const { articles, pages, pictures, assets } = cacheNames(import.meta.env.BASE_URL);
  const ofOtherSites = kept.filter((name) => /^abschnitt .* (articles|pages|pictures)$/.test(name));
  await deleteCaches(new Set([articles, pages, pictures, ...ofOtherSites]));
  await forgetUses(assets);
}
