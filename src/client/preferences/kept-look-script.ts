import { lookKey, lookPattern } from './look.ts';

/**
 * Gives the page the look that the reader has kept on this device (see `look.ts`) before anything is painted. It stands in
 * every page as it is here, so that the Content-Security-Policy can allow it by its hash.
 */
export const keptLookScript = `
try {
  const kept = JSON.parse(localStorage.getItem('${lookKey}') ?? '{}');
  for (const [name, value] of Object.entries(kept))
    if (${String(lookPattern)}.test(name + ':' + value)) document.documentElement.dataset[name] = value;
} catch {}
`
  .replaceAll(/\n */g, ' ')
  .trim();
