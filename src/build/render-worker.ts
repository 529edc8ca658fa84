import { workerData } from 'node:worker_threads';
import { handOver } from '../article/hand-over.ts';
import type { Book } from './shelf.ts';
import { shelfWith } from './shelf.ts';
import { SiteApp, type SitePage } from './site-app.ts';
import { writePage, type PageOutcome, type Press } from './write-page.ts';
import type { CompiledSite } from './compiled-site.ts';

const { compiled, press } = readWorkerData();
let open: Book | undefined;
handOver(shelfWith(() => open));
const app = SiteApp.open(compiled);

/** Renders pages that need at most one article each, and writes them; runs in a thread of its own. */
export default async function renderPages(tasks: readonly RenderTask[]): Promise<PageOutcome[]> {
  const outcomes: PageOutcome[] = [];
  for (const { book, pages } of tasks) {
    open = book;
    for (const { isJudged, isSample, ...page } of pages)
      outcomes.push(
        await writePage(page, await (await app).render(page), press, { isJudged, isSample }),
      );
  }
  return outcomes;
}

/** Pages of one article, or of none. */
export interface RenderTask {
  book: Book | undefined;
  pages: (SitePage & { isJudged: boolean; isSample: boolean })[];
}

/** What every thread is given at its start. */
export interface RenderThread {
  compiled: CompiledSite;
  press: Press;
}

function readWorkerData(): RenderThread {
  // Piscina hands the data on as the second of two.
  const data = workerData as RenderThread | [unknown, RenderThread];
  return Array.isArray(data) ? data[1] : data;
}
