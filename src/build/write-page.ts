import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Question } from '../article/asked.ts';
import { digestOf } from '../article/digest.ts';
import type { BuiltSite, Finding } from '../checks/finding.ts';
import { judgePage, type PageFacts } from '../checks/judge-page.ts';
import { readPage } from '../checks/page.ts';
import { compressNow } from '../hosting/precompress.ts';
import type { RenderedPage, SitePage } from './site-app.ts';

/** Writes a rendered page with its compressed forms, and finds out about it what the rest of the build needs. */
export async function writePage(
  { path, file }: SitePage,
  { body, text, asked }: RenderedPage,
  press: Press,
  { isJudged, isSample }: { isJudged: boolean; isSample: boolean },
): Promise<PageOutcome> {
  const { outDir, compression } = press;
  const target = join(outDir, file);
  mkdirSync(dirname(target), { recursive: true });
  const outcome: PageOutcome = { path, file, asked: [...asked] };
  const forms = compression === 'none' ? [] : compressNow(file, body, compression);
  for (const [ending, bytes] of [['', body] as const, ...forms]) {
    writeFileSync(target + ending, bytes, { flag: 'wx' });
    if (press.isPart) (outcome.digests ??= {})[ending] = digestOf(bytes);
  }
  if (!file.endsWith('.html')) return outcome;
  if (!isJudged) return outcome;
  const place = file === '404.html' ? file : path === '' ? '' : `${path}/`;
  const judged = await judgePage(readPage(place, text), press.site, isSample);
  outcome.facts = judged.facts;
  if (judged.findings.length > 0) outcome.findings = judged.findings;
  return outcome;
}

/** Where pages are written to, and how. */
export interface Press {
  outDir: string;
  /** Brotli's quality. */
  compression: number | 'none';
  /** What is written is a part of a site, and is to be known again wherever it is carried. */
  isPart: boolean;
  /** What pages are judged with; of its files, those that it has whatever its content. */
  site: BuiltSite;
}

/** What is to be known of a page that was written. */
export interface PageOutcome {
  path: string;
  file: string;
  asked: Question[];
  /** Of the page and its compressed forms, by the ending of their names; there when it is for a part. */
  digests?: Record<string, string>;
  /** There when it was judged. */
  facts?: PageFacts;
  findings?: Finding[];
}
