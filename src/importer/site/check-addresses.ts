import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLedger } from '../../anchors/ledger/parse-ledger.ts';
import { fillArticlePattern, type Addressed } from '../../schema/article-paths.ts';
import { parseFields } from '../../schema/yaml/parse-fields.ts';
import { splitFrontmatter } from '../../schema/yaml/split-frontmatter.ts';
import { site } from '../../site.ts';
import { allForms } from '../../urls/old-addresses.ts';
import { knownAddresses, plainPath } from './old-addresses.ts';
import { articlePages, articlePath, pathTo } from '../../urls/urls.ts';

/**
 * Checks for each address in a sitemap, a list or an access log whether this site answers it, and
 * with which target. Pages of this site count as answered.
 */
export async function checkAddresses(text: string, contentDir: string): Promise<AddressCheck> {
  const old = await knownAddresses(contentDir);
  const articles = await articlesIn(contentDir);
  const pathOfSlug = new Map(articles.map((article) => [article.slug, articlePath(article)]));
  const leadsTo = new Map(
    [...old].flatMap(([path, slug]) =>
      allForms(path).map((form): [string, string] => [form, pathOfSlug.get(slug) ?? pathTo('')]),
    ),
  );
  for (const { formerly, ...article } of articles)
    for (const path of pathsOf(article, formerly))
      for (const form of allForms(path)) leadsTo.set(form, articlePath(article));
  const answered: { path: string; to: string }[] = [];
  const open: string[] = [];
  for (const path of new Set(addressesIn(text))) {
    const to =
      leadsTo.get(path) ??
      articlePage
        .map((page) => leadsTo.get(page.exec(path)?.[1] ?? ''))
        .find((found) => found !== undefined);
    if (to === undefined) open.push(path);
    else answered.push({ path, to });
  }
  return { answered, open };
}

/** The present pattern of articles' addresses, and the former ones. */
const patterns = [site.paths, ...site.formerPaths].map(({ article }) => article);

/** Match the page of an article or of a section by each of them. */
const articlePage = patterns.map((pattern) => new RegExp(articlePages(pattern)));

/** All paths of an article, by all of its names. */
function pathsOf(article: Addressed, formerly: readonly string[]): string[] {
  return [article.slug, ...formerly].flatMap((slug) =>
    patterns.flatMap((pattern) => {
      const path = fillArticlePattern(pattern, { ...article, slug });
      return path === undefined ? [] : [pathTo(`${path}/`)];
    }),
  );
}

/** Paths in `<loc>` elements, in a log's requests, or one per line. */
function addressesIn(text: string): string[] {
  const located = [...text.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/g)].map(([, address]) => address);
  const requests = [...text.matchAll(/"(?:GET|HEAD) (\S+) HTTP[^"]*"(?: (\d{3}))?/g)]
    .filter(([, , status = '200']) => /^[23]/.test(status))
    .map(([, path]) => path);
  const lines = /^\s*</.test(text)
    ? []
    : text.split('\n').map((line) => /^\s*(\/\S*|https?:\/\/\S+)\s*$/.exec(line)?.[1]);
  const found = located.length > 0 ? located : requests.length > 0 ? requests : lines;
  return found.flatMap((address) => {
    const path = address === undefined ? undefined : plainPath(address);
    return path === undefined || isFile.test(path) ? [] : [path];
  });
}

/** Files that are not pages: pictures, styles, scripts. */
const isFile = /\.(?:css|js|mjs|png|jpe?g|gif|webp|avif|svg|ico|woff2?|json|map|txt|xml|pdf)$/i;

async function articlesIn(
  contentDir: string,
): Promise<(Required<Addressed> & { formerly: string[] })[]> {
  const recorded = await recordedDates(contentDir);
  const folder = join(contentDir, 'articles');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return Promise.all(
    files
      .filter((file) => file.endsWith('.md'))
      .map(async (file) => {
        const { lines = [] } = splitFrontmatter(await readFile(join(folder, file), 'utf8'));
        const { fields } = parseFields(lines, 1);
        const value = fields.get('formerly')?.value;
        const date = fields.get('date')?.value;
        const slug = /([^/\\]+?)(?:[/\\]index)?\.md$/.exec(file)?.[1] ?? '';
        const formerly = (Array.isArray(value) ? value : [value]).filter(
          (name): name is string => typeof name === 'string',
        );
        const addressDate =
          recorded.get(slug) ?? (typeof date === 'string' ? date.slice(0, 10) : '');
        return { slug, addressDate, formerly };
      }),
  );
}

/** The dates in the addresses of articles as recorded in the ledger. */
async function recordedDates(contentDir: string): Promise<Map<string, string>> {
  const folder = join(contentDir, 'anchors');
  const files = (await readdir(folder).catch(() => [])).filter((name) =>
    /^\d{4}\.json$/.test(name),
  );
  const years = await Promise.all(
    files.map(async (name) =>
      parseLedger(await readFile(join(folder, name), 'utf8'), name.slice(0, 4), name),
    ),
  );
  return new Map(
    years
      .flatMap(({ articles }) => articles)
      .flatMap(({ slug, head: { date } }) => (date === undefined ? [] : [[slug, date]])),
  );
}

export interface AddressCheck {
  answered: { path: string; to: string }[];
  /** Paths without an answer. */
  open: string[];
}
