import { join } from 'node:path';
import { articleInPath, pathTo } from '../urls/urls.ts';
import { fileOf, leadsTo, type Target } from '../checks/addresses.ts';
import { checkSite } from '../checks/check-site.ts';
import { checkPage, type PageFacts } from '../checks/check-page.ts';
import { readPage } from '../checks/page.ts';
import { movesTo } from '../checks/rules/links.ts';
import { shownPath, type Problem } from '../problem.ts';
import { contentDir, site } from '../site.ts';
import { contentFile } from './addresses.ts';
import { isOfVite } from './requests.ts';

/**
 * Checks pages of the preview as a build checks them, except for what only a built page has:
 * weight, pictures in all sizes, valid HTML. `get` returns the HTML at a path below the site's
 * base, and `undefined` if there is no page.
 */
export class PageChecker {
  readonly #get: Get;
  /** The state of the content folder that `#ids` belongs to. */
  #content = '';
  /** Ids of pages that were fetched; `undefined` if there is no page. */
  readonly #ids = new Map<string, readonly string[] | undefined>();

  constructor(get: Get) {
    this.#get = get;
  }

  /** A missing page reports its own problem. */
  async check(path: string): Promise<PageProblems> {
    const [told, html] = [await this.#get(contentFile), await this.#get(path)];
    if (told === undefined || html === undefined) return { problems: [], elsewhere: 0 };
    if (told !== this.#content) this.#ids.clear();
    this.#content = told;
    const content = JSON.parse(told) as PreviewContent;
    const slug = articleInPath(path) ?? '';
    const known = new Map(content.problems);
    const here = known.get(slug) ?? [];
    const all = [...known.values()].flat().length;
    const links = new Set(here.flatMap(({ message }) => linkIn(message) ?? []));
    const found = await this.#checkHtml(path, html, content, slug);
    return {
      // A link that reading has named is not named again.
      problems: [...here, ...found.filter(({ message }) => !links.has(linkIn(message) ?? ''))],
      elsewhere: all - here.length,
    };
  }

  async #checkHtml(
    path: string,
    html: string,
    content: PreviewContent,
    slug: string,
  ): Promise<Problem[]> {
    const page = readPage(path, html);
    const files = filesOf(content);
    const broken = new Set(content.problems.map(([name]) => name));
    // Vite adds its own scripts and styles to pages of the preview.
    const code = page.elements.map(({ text }) => text);
    const inline = { scripts: code, styles: code };
    const built = { ...site, files, budget: noBudget, inline };
    const { facts, findings } = await checkPage(page, built, false);
    const { ids, hrefs } = facts;
    const pages = new Map<string, PageFacts>([[path, { ids, hrefs }]]);
    files.set(fileOf(path), 0);
    for (const href of hrefs) {
      const target = leadsTo(href, { path }, site);
      if (typeof target === 'string' || target.path === path) continue;
      // An article with problems has no page yet.
      if (broken.has(articleInPath(target.path) ?? '')) files.set(fileOf(target.path), 0);
      const idsThere = await this.#idsOf(target, files);
      if (!idsThere) continue;
      files.set(fileOf(target.path), 0);
      if (idsThere.length > 0) pages.set(target.path, { ids: idsThere, hrefs: [] });
    }
    const drafts = content.articles.filter(({ draft }) => draft);
    const draftSlugs = new Set(drafts.map((draft) => draft.slug));
    // A published article must not link to a draft, which a build leaves out.
    if (slug !== '' && !draftSlugs.has(slug))
      for (const file of [...files.keys()])
        if (drafts.some((draft) => file.startsWith(draft.path))) files.delete(file);
    const problems = await checkSite(pages, findings, {
      ...built,
      policy: '',
      ledger: new Map(),
      heldBack: draftSlugs,
      sourceOf: (name) => {
        const file = content.articles.find((article) => article.slug === name)?.file;
        const source = file === undefined ? undefined : join(contentDir, file);
        return source === undefined ? undefined : { path: source, shown: shownPath(source) };
      },
    });
    // Builds leave out links to drafts too, unless they are in the text.
    return problems.filter(
      ({ line, message }) =>
        line !== undefined || !drafts.some((draft) => message.includes(pathTo(draft.path))),
    );
  }

  /** The ids of a page, empty where they do not matter; `undefined` if there is no page. */
  async #idsOf(
    { path, fragment }: Target,
    files: ReadonlyMap<string, number>,
  ): Promise<readonly string[] | undefined> {
    if (isOfVite(path) || (fragment === '' && files.has(fileOf(path)))) return [];
    if (this.#ids.has(path)) return this.#ids.get(path);
    const html = await this.#get(encodeURI(path));
    const page = html === undefined ? undefined : readPage(path, html);
    const moved = page && movesTo(page);
    const goal = moved === undefined ? undefined : leadsTo(moved, { path }, site);
    const ids =
      typeof goal === 'object' ? await this.#idsOf({ ...goal, fragment }, files) : page?.ids;
    this.#ids.set(path, ids);
    return ids;
  }
}

/** The link that a message is about. */
function linkIn(message: string): string | undefined {
  return /^The link “([^”]*)”/.exec(message)?.[1];
}

/** Pages of articles and their sections, which are known to exist without being rendered. */
function filesOf({ articles }: PreviewContent): Map<string, number> {
  const paths = articles.flatMap(({ path, sectionIds }) => [
    path,
    ...sectionIds.map((id) => `${path}${id}/`),
  ]);
  return new Map(paths.map((path) => [fileOf(path), 0]));
}

const noBudget = {
  html: Infinity,
  styles: Infinity,
  scripts: Infinity,
  fonts: Infinity,
  picture: Infinity,
};

type Get = (path: string) => Promise<string | undefined>;

interface PreviewArticle {
  slug: string;
  /** Of its page, below the base. */
  path: string;
  file: string;
  digest: string;
  draft: boolean;
  sectionIds: string[];
}

/** The state of the content folder. */
export interface PreviewContent {
  articles: PreviewArticle[];
  /** By the slug of the article that they are in. */
  problems: [slug: string, problems: readonly Problem[]][];
}

export interface PageProblems {
  /** Problems of the page and of its article. */
  problems: Problem[];
  /** The number of problems in other articles. */
  elsewhere: number;
}
