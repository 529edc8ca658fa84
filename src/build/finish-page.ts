import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltSite, Finding } from '../checks/finding.ts';
import { checkPage, type PageFacts } from '../checks/check-page.ts';
import { readPage } from '../checks/page.ts';
import { compressNow } from '../hosting/precompress.ts';

/**
 * Checks a page in memory, before Astro writes it, and writes its compressed forms. `file` is
 * relative to the output folder.
 */
export async function finishPage(
  { path, file, isChecked, isSample }: FinishedPage,
  body: Buffer,
  { outDir, compression, site }: Finishing,
): Promise<PageOutcome> {
  if (compression !== 'none') {
    const forms = compressNow(file, body, compression);
    if (forms.length > 0) mkdirSync(join(outDir, dirname(file)), { recursive: true });
    for (const [ending, bytes] of forms) writeFileSync(join(outDir, file + ending), bytes);
  }
  if (!file.endsWith('.html') || !isChecked) return { findings: [] };
  const place = file === '404.html' ? file : path === '' ? '' : `${path}/`;
  return checkPage(readPage(place, body.toString()), site, isSample);
}

export interface FinishedPage {
  /** Without leading or trailing slash. */
  path: string;
  file: string;
  isChecked: boolean;
  isSample: boolean;
}

export interface Finishing {
  outDir: string;
  /** Brotli's quality. */
  compression: number | 'none';
  /** What checks need to know about the site. Its `files` exist regardless of the content. */
  site: BuiltSite;
}

export interface PageOutcome {
  /** Present if the page was checked. */
  facts?: PageFacts;
  findings: Finding[];
}
