import { formsOf, type PageRecord } from './output.ts';
import type { Rendering, SitePage } from './rendering.ts';

/**
 * Tells the pages that have to be rendered from those that are there as they would be rendered: by the same code and settings,
 * under the same key. They are there in the folder the site is built in, or in the last site, from which they are taken.
 * What else that folder has of pages is deleted.
 */
export function keepPages(
  pages: readonly SitePage[],
  { code, staging, last, isAllAnew }: Pick<Rendering, 'code' | 'staging' | 'last' | 'isAllAnew'>,
): { fresh: SitePage[]; kept: Record<string, PageRecord> } {
  const kept: Record<string, PageRecord> = {};
  const fresh = new Set(pages);
  const keep = (page: SitePage, record: PageRecord): void => {
    kept[page.path] = record;
    fresh.delete(page);
  };
  const sources = isAllAnew ? [] : [staging, last].filter((output) => output.code === code);
  if (sources.includes(staging)) {
    const current = new Set<string>();
    for (const page of pages) {
      const record = staging.pages[page.path];
      if (!record || !isCurrent(page, record) || !staging.isIntact(record.file)) continue;
      keep(page, record);
      current.add(record.file);
    }
    for (const { file } of Object.values(staging.pages))
      if (!current.has(file))
        for (const old of [file, ...formsOf(file)]) if (staging.files.has(old)) staging.remove(old);
  }
  if (sources.includes(last))
    for (const page of [...fresh]) {
      const record = last.pages[page.path];
      if (!record || !isCurrent(page, record) || !last.isIntact(record.file)) continue;
      staging.take(record.file, last);
      for (const form of formsOf(record.file)) if (last.isIntact(form)) staging.take(form, last);
      keep(page, record);
    }
  return { fresh: [...fresh], kept };
}

function isCurrent({ key }: SitePage, record: PageRecord): boolean {
  return key !== undefined && record.key === key;
}
