import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readLedger } from '../anchors/ledger-files.ts';
import type { Problem } from '../problem.ts';
import type { BuiltSite, Finding, PageBudget, PageRule } from './finding.ts';
import { headings } from './headings.ts';
import { inlineCode } from './inline-code.ts';
import { language } from './language.ts';
import { ledgerKept } from './ledger-kept.ts';
import { linkCheck, type PageFacts } from './links.ts';
import { outsideRequests } from './outside-requests.ts';
import { pageWeight } from './page-weight.ts';
import { readPage } from './page.ts';
import { pictures } from './pictures.ts';
import { sample } from './sample.ts';
import { uniqueIds } from './unique-ids.ts';
import { validHtml } from './valid-html.ts';

/** What each page is judged by, alone. */
const pageRules: readonly PageRule[] = [
  language,
  headings,
  uniqueIds,
  pictures,
  outsideRequests,
  inlineCode,
  pageWeight,
];

/**
 * Judges a built site before it is published. Every article and list is read; of very many sections' pages, which hold
 * their article once more, a part; none that was judged before and is the same; and whether the HTML is valid is looked up for some pages of each kind.
 */
export async function checkSite(dir: string, options: CheckOptions): Promise<Problem[]> {
  const files = await filesIn(dir);
  const site: BuiltSite = { ...options, budget: options.pageBudget, files };
  const pages = [...files.keys()].filter((file) => file.endsWith('.html')).map(pathOf);
  const read = new Set([...pages.filter((path) => !isSection(path)), ...sample(pages, mostRead)]);
  const validated = sample(pages, mostValidated);
  const links = linkCheck(site);
  const findings: Finding[] = [];
  for (const path of read) {
    const facts = options.memory?.unchanged.get(path);
    if (facts) {
      links.addFacts({ path }, facts);
      options.memory?.facts.set(path, facts);
      continue;
    }
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const page = readPage(path, await readFile(join(dir, file), 'utf8'));
    options.memory?.facts.set(path, links.add(page));
    for (const rule of pageRules) findings.push(...rule(page, site));
    if (validated.has(path)) findings.push(...(await validHtml(page)));
  }
  findings.push(...links.findings());
  const { ledger } = await readLedger(options.contentDir, options.show);
  const broken = ledgerKept(
    ledger,
    files,
    (page, id) => links.hasId(page, id),
    options.sectionPages,
  );
  return [...(await withSources(once(findings), options)), ...broken];
}

/** What is wrong with an article is wrong with each of its sections' pages: it is said once. */
function once(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ page, message }) => {
    const key = `${articleOf(page) ?? page} ${message}`;
    return said.size < said.add(key).size;
  });
}

async function withSources(
  findings: readonly Finding[],
  { sources }: CheckOptions,
): Promise<Problem[]> {
  return Promise.all(
    findings.map(async ({ page, message, remedy, written = [] }) => {
      const source = sources.get(articleOf(page) ?? '');
      const where = { message: `${message} On the page /${page}`, remedy };
      if (!source) return { file: `/${page}`, message, remedy };
      const line = lineOf(await readFile(source.path, 'utf8'), written);
      return { file: source.shown, ...(line !== undefined && { line }), ...where };
    }),
  );
}

function lineOf(text: string, written: readonly string[]): number | undefined {
  const places = written.filter((form) => form !== '').map((form) => text.indexOf(form));
  const place = places.find((index) => index >= 0);
  return place === undefined ? undefined : text.slice(0, place).split('\n').length;
}

function articleOf(page: string): string | undefined {
  return /^artikel\/([^/]+)\//.exec(page)?.[1];
}

function isSection(path: string): boolean {
  return /^artikel\/[^/]+\/[^/]+\/$/.test(path);
}

function pathOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

async function filesIn(dir: string): Promise<Map<string, number>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return new Map(
    paths.map((path, index) => [relative(dir, path).split(sep).join('/'), sizes[index] ?? 0]),
  );
}

/** Of 17 kB each, these are read in about a second. */
const mostRead = 2000;
const mostValidated = 200;

export interface CheckOptions {
  origin: string;
  /** The path under which the site lies, with a slash at both ends. */
  base: string;
  pictureHosts: readonly string[];
  pageBudget: PageBudget;
  /** Whether each section has its page. */
  sectionPages: 'all' | 'none';
  /** Where the ledger lies. */
  contentDir: string;
  /** The file of each article by its slug: its path, and as its author knows it. */
  sources: ReadonlyMap<string, { path: string; shown: string }>;
  /** Writes a path as an author knows it. */
  show: (path: string) => string;
  /** What is known of pages. */
  memory?: {
    /** Pages that were judged before, byte by byte as they are, on a site of the same code and settings. */
    unchanged: ReadonlyMap<string, PageFacts>;
    /** Filled with what is known of all pages that were judged. */
    facts: Map<string, PageFacts>;
  };
}
