/**
 * What the device remembers of an article: ids of the sections that were read, and of the section
 * where reading stopped.
 */
export interface Reading {
  read: string[];
  at?: string;
}

const key = 'abschnitt:read';
/** Maximum number of articles remembered. The least recently opened is dropped first. */
const limit = 200;

/** The memory of the article with the given address. */
export function recallReading(article: string): Reading {
  const { read, at } = readAll()[article] ?? {};
  return {
    read: Array.isArray(read) ? read.filter((id) => typeof id === 'string') : [],
    ...(typeof at === 'string' && { at }),
  };
}

/** Stores the reading state. Does nothing if the device refuses to store data. */
export function rememberReading(article: string, reading: Reading): void {
  const { [article]: _, ...others } = readAll();
  const entries = [...Object.entries(others), [article, reading]].slice(-limit);
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(entries)));
  } catch {
    // Storage is full or blocked. The page works without it.
  }
}

function readAll(): Record<string, Partial<Reading> | undefined> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}
