import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { ArticleFacts } from '../article/article.ts';
import { chooseJudged, isPortable } from './choose-pages.ts';
import type { Input } from './read-input.ts';
import type { RenderTask, RenderThread } from './render-worker.ts';
import { bookOf } from './shelf.ts';
import type { SiteApp, SitePage } from './site-app.ts';
import { writePage, type PageOutcome } from './write-page.ts';

/**
 * Renders pages and writes them. Those that need at most one article each are shared out among threads when there are
 * many of them; lists are rendered here, where all articles are known. `all` are the pages of the whole site.
 */
export async function renderPages(
  fresh: readonly SitePage[],
  all: readonly SitePage[],
  { app, input, thread, advance }: Printer,
): Promise<PageOutcome[]> {
  const { isJudged, isSample } = chooseJudged(all);
  const marked = (page: SitePage) => ({
    ...page,
    isJudged: isJudged(page),
    isSample: isSample(page),
  });
  const outcomes: PageOutcome[] = [];
  const add = (some: readonly PageOutcome[]): void => {
    for (const one of some) outcomes.push(one);
    advance(outcomes.length);
  };
  const portable = fresh.filter(isPortable);
  const isMany = portable.length >= enoughForThreads;
  const shared = isMany
    ? shareOut(tasksOf(portable.map(marked), input), thread, add)
    : Promise.resolve();
  for (const page of isMany ? fresh.filter((one) => !isPortable(one)) : fresh)
    add([await writePage(page, await app.render(page), thread.press, marked(page))]);
  await shared;
  return outcomes;
}

/** Runs the tasks in threads, a few at a time in each. */
async function shareOut(
  tasks: readonly RenderTask[],
  workerData: RenderThread,
  done: (outcomes: readonly PageOutcome[]) => void,
): Promise<void> {
  const threads = availableParallelism();
  const pool = new Piscina({
    filename: new URL('render-worker.ts', import.meta.url).href,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
    workerData,
  });
  const batches = batchesOf(tasks).values();
  const work = async (): Promise<void> => {
    for (const batch of batches) done((await pool.run(batch)) as PageOutcome[]);
  };
  try {
    await Promise.all(Array.from({ length: threads * 2 }, work));
  } finally {
    await pool.destroy();
  }
}

/**
 * A few tasks each. Those with pages of which it is looked up whether their HTML is valid are together, so that one
 * thread alone loads what finds that out.
 */
function batchesOf(tasks: readonly RenderTask[]): RenderTask[][] {
  const { looked = [], others = [] } = Object.groupBy(tasks, ({ pages }) =>
    pages.some(({ isSample }) => isSample) ? 'looked' : 'others',
  );
  const batches = looked.length === 0 ? [] : [looked];
  for (let next = 0; next < others.length; next += tasksAtOnce)
    batches.push(others.slice(next, next + tasksAtOnce));
  return batches;
}

/** The pages of an article together, so that its text is read once. */
function tasksOf(
  pages: readonly RenderTask['pages'][number][],
  { articles, facts }: Input,
): RenderTask[] {
  const bySlug = new Map(facts.map((one): [string, ArticleFacts] => [one.slug, one]));
  const tasks = new Map<string, RenderTask>();
  for (const page of pages) {
    const slug = page.path.split('/')[1]?.replace(/\.md$/, '') ?? '';
    const task = tasks.get(slug);
    if (task) {
      task.pages.push(page);
      continue;
    }
    const [own, source] = [bySlug.get(slug), articles.get(slug)];
    tasks.set(slug, { book: own && source && bookOf(own, source), pages: [page] });
  }
  return [...tasks.values()];
}

const enoughForThreads = 60;
const tasksAtOnce = 8;

interface Printer {
  app: SiteApp;
  input: Input;
  thread: RenderThread;
  /** Hears how many pages are done. */
  advance: (done: number) => void;
}
