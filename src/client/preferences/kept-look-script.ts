import { lookKey, lookPattern } from './look.ts';

/**
 * Applies the look stored on this device (see `look.ts`) before the first paint. Every page
 * contains this exact text, so that the Content-Security-Policy can allow it by its hash.
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
