import { formsOf, type Output, type PageRecord } from './output.ts';
import type { Rendering, SitePage } from './rendering.ts';

/**
 * Separates pages that must be rendered from pages that can be kept: those built by the same code
 * and settings with the same cache key. Kept pages are in the staging folder already, or are taken
 * from the last site. All other pages in the staging folder are deleted.
 */
export function keepPages(
  pages: readonly SitePage[],
  { code, staging, last, isAllAnew }: Pick<Rendering, 'code' | 'staging' | 'last' | 'isAllAnew'>,
): { fresh: SitePage[]; kept: Map<string, PageRecord> } {
  const kept = new Map<string, PageRecord>();
  /** Keeps the reusable pages of an output and returns the others. */
  const keepFrom = (
    output: Output,
    some: readonly SitePage[],
    use: (record: PageRecord) => void,
  ): SitePage[] =>
    some.filter(({ path, key }) => {
      const record = isAllAnew || output.code !== code ? undefined : output.pages.get(path);
      if (key === undefined || record?.key !== key || !output.isIntact(record.file)) return true;
      kept.set(path, record);
      use(record);
      return false;
    });
  const inPlace = new Set<string>();
  const missing = keepFrom(staging, pages, ({ file }) => inPlace.add(file));
  for (const { file } of staging.pages.values())
    if (!inPlace.has(file))
      for (const old of [file, ...formsOf(file)]) if (staging.files.has(old)) staging.remove(old);
  const fresh = keepFrom(last, missing, ({ file }) => {
    for (const each of [file, ...formsOf(file)]) if (last.isIntact(each)) staging.take(each, last);
  });
  return { fresh, kept };
}
