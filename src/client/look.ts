const key = 'abschnitt:look';

/** What a reader may set; each is a `data-` attribute of the root element while it is not as usual. */
const names = ['size', 'width', 'leading', 'face', 'theme', 'hyphens', 'keys'] as const;

/** What the reader has set, by name. */
export type Look = Partial<Record<string, string>>;

/** The look of the page as it is. */
export function currentLook(): Look {
  const { dataset } = document.documentElement;
  return Object.fromEntries(
    names.flatMap((name) => (dataset[name] ? [[name, dataset[name]]] : [])),
  );
}

/** Gives the page a look; what it does not name is as usual. */
export function applyLook(look: Look): void {
  const { dataset } = document.documentElement;
  for (const name of names) {
    const value = look[name];
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
}

/** Keeps a look on this device, for every page of the site. Does nothing where the device keeps nothing. */
export function keepLook(look: Look): void {
  try {
    localStorage.setItem(key, JSON.stringify(look));
  } catch {
    // Storage is full or forbidden: the look lasts as long as the page.
  }
}

/** The look kept on this device; the usual one when there is none. */
export function keptLook(): Look {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

/** Forgets everything that the site has kept on this device of this reader: looks, what was read, articles for reading offline. */
export function forgetAll(): void {
  // Named in offline/cache-names.ts; scripts and the page for being offline are the same for everyone and stay.
  // Without a secure context there is no cache, and a section called “Caches” would answer to the name.
  if (window.isSecureContext && 'caches' in window)
    void forgetCaches(/^abschnitt .* (articles|pages|pictures)$/);
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith('abschnitt:')) localStorage.removeItem(name);
    }
  } catch {
    // Where storage is forbidden there is nothing to forget.
  }
}

async function forgetCaches(pattern: RegExp): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => pattern.test(name)).map((name) => caches.delete(name)));
}
