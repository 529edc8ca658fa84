import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Question } from '../article/asked.ts';
import type { Finding } from '../checks/finding.ts';
import { judgePage, type PageFacts } from '../checks/judge-page.ts';
import { hashOf, inlineHashesOf } from '../hosting/inline-hashes.ts';
import { compressNow } from '../hosting/precompress.ts';
import { site } from '../site.ts';
import type { RenderedPage, SitePage } from './site-app.ts';

/** Writes a rendered page with its compressed forms, and finds out about it what the rest of the build needs. */
export async function writePage(
  { path, file }: SitePage,
  { body, text, styles, asked }: RenderedPage,
  { outDir, compression, assets }: Press,
  { isJudged, isSample }: { isJudged: boolean; isSample: boolean },
): Promise<PageOutcome> {
  const target = join(outDir, file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, body, { flag: 'wx' });
  if (compression !== 'none')
    for (const [ending, bytes] of compressNow(file, body, compression))
      writeFileSync(target + ending, bytes);
  const outcome: PageOutcome = { path, file, asked: [...asked] };
  if (!file.endsWith('.html')) return outcome;
  const inline = inlineHashesOf(text);
  if (styles !== '') inline.styles = [hashOf(styles)];
  outcome.inline = inline;
  if (!isJudged) return outcome;
  const place = file === '404.html' ? file : path === '' ? '' : `${path}/`;
  const rest = Buffer.byteLength(styles);
  const judge = { ...site, budget: site.pageBudget, files: assets, styles: rest };
  const html = isSample ? body.toString() : text;
  const judged = await judgePage(place, html, isSample ? { ...judge, styles: 0 } : judge, isSample);
  outcome.facts = judged.facts;
  if (judged.findings.length > 0) outcome.findings = judged.findings;
  return outcome;
}

/** Where pages are written to, and how. */
export interface Press {
  outDir: string;
  /** Brotli's quality. */
  compression: number | 'none';
  /** Size in bytes of each file that the site has whatever its content. */
  assets: ReadonlyMap<string, number>;
}

/** What is to be known of a page that was written. */
export interface PageOutcome {
  path: string;
  file: string;
  asked: Question[];
  /** Hashes of its inline scripts and styles. */
  inline?: InlineList;
  /** There when it was judged. */
  facts?: PageFacts;
  findings?: Finding[];
}

/** As in a policy, one after the other. */
export type InlineList = { scripts: string[]; styles: string[] };
