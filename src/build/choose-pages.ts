import type { Question } from '../article/asked.ts';
import { sample } from '../checks/sample.ts';
import type { PageRecord, PageSource } from './page-source.ts';
import { isInShard, type Shard } from './shard.ts';
import type { SitePage } from './site-app.ts';

/**
 * Tells the pages that have to be rendered from those that one of the sources has as they would be rendered: built by
 * the same code with the same settings, under the same key from their route, with the same answers to all they asked.
 * A route takes part by giving its paths a `cacheKey`, which must stand for the props; whatever else the page shows it
 * has to `ask` for.
 */
export function choosePages(
  pages: readonly SitePage[],
  sources: readonly PageSource[],
  { code, answers, shard }: Known,
): ChosenPages {
  const fresh: SitePage[] = [];
  const kept = new Map<PageSource, PageRecord[]>();
  for (const page of pages) {
    if (shard && !(isPortable(page) && isInShard(page.path, shard))) continue;
    const source = sources.find((one) => isCurrent(one, page));
    const record = source?.page(page.path, code);
    if (!source || !record) {
      fresh.push(page);
      continue;
    }
    const records = kept.get(source);
    if (records) records.push(record);
    else kept.set(source, [record]);
  }
  return { fresh, kept };

  function isCurrent(source: PageSource, { path, key }: SitePage): boolean {
    const record = key === undefined ? undefined : source.page(path, code);
    return (
      record?.key === key &&
      record?.asked.every(([question, answer]) => answers.get(question) === answer) === true &&
      source.isIntact(record.file)
    );
  }
}

/**
 * Which of the pages are judged, and of which it is also looked up whether their HTML is valid: of very many sections'
 * pages, which hold their article once more, some are judged, and of all pages some of each kind are looked up.
 */
export function chooseJudged(pages: readonly SitePage[]): {
  isJudged: (page: SitePage) => boolean;
  isSample: (page: SitePage) => boolean;
} {
  const sections = pages.map(({ path }) => path).filter(isSection);
  const judged = sample(sections, mostSections);
  const looked = sample(
    pages.filter(({ file }) => file.endsWith('.html')).map(({ path }) => `${path}/`),
    mostLooked,
  );
  return {
    isJudged: ({ path }) => !isSection(path) || judged.has(path),
    isSample: ({ path }) => looked.has(`${path}/`),
  };
}

/** Whether a page can be rendered where only its own article is known. */
export function isPortable({ path, key }: SitePage): boolean {
  return key !== undefined && /^(?:artikel|bilder|karten)\//.test(path);
}

function isSection(path: string): boolean {
  return /^artikel\/[^/]+\/[^/]+$/.test(path);
}

const mostSections = 2000;
const mostLooked = 200;

interface Known {
  /** Digest of the code and the settings. */
  code: string;
  answers: ReadonlyMap<Question, string>;
  /** The part of the site that is built, if it is not the whole: pages of articles that belong to it. */
  shard?: Shard | undefined;
}

export interface ChosenPages {
  /** To be rendered. */
  fresh: SitePage[];
  /** To be taken over from each source. */
  kept: ReadonlyMap<PageSource, PageRecord[]>;
}
