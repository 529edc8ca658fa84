import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import type { Facts } from '../draft.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import { dateInUrl } from '../metadata/find-date.ts';
import { readFields } from '../metadata/read-fields.ts';
import { isRefusal } from '../refusal.ts';
import { readFileName } from '../source/file-name.ts';
import { largest, readSource } from '../source/read-source.ts';
import { addressesOf, type Permalinks } from './permalinks.ts';
import type { SitePost, SiteSource } from './site-post.ts';
import { permalinksOf, siteRootOf } from './site-settings.ts';

/**
 * The articles in a folder of Hugo, Jekyll, Astro, Eleventy, Obsidian or Notion: its Markdown
 * files.
 */
export async function folderSource(folder: string): Promise<SiteSource> {
  const root = siteRootOf(folder);
  const permalinks = await permalinksOf(root);
  return {
    format: 'a folder of Markdown',
    root,
    pictures: await picturesIn(root),
    async *posts() {
      for await (const file of textsIn(folder)) {
        const post = await readPost(file, root, permalinks);
        if (post) yield post;
      }
    },
  };
}

async function* textsIn(folder: string): AsyncIterable<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || (entry.isDirectory() && machinery.test(entry.name))) continue;
    if (entry.isDirectory()) yield* textsIn(path);
    else if (entry.isFile() && isPost(entry.name)) yield path;
  }
}

/** Folders of a site that contain no articles. */
const machinery =
  /^(?:node_modules|themes?|layouts|_layouts|_includes|_sass|_site|archetypes|dist|public|[Tt]emplates?|partials|i18n)$/;

/**
 * All pictures of a site by their names, by which Obsidian finds them. Equal names are left out.
 */
async function picturesIn(root: string): Promise<Map<string, string>> {
  const names = (await readdir(root, { recursive: true })).filter(
    (path) =>
      /\.(?:png|jpe?g|gif|webp|avif)$/i.test(path) &&
      !/(?:^|[\\/])(?:\.|node_modules|_site|dist)/.test(path),
  );
  const known = new Map<string, string>();
  const repeated = new Set<string>();
  for (const path of names) {
    const name = basename(path);
    if (known.has(name)) repeated.add(name);
    known.set(name, join(root, path));
  }
  for (const name of repeated) known.delete(name);
  return known;
}

function isPost(name: string): boolean {
  return (
    /\.(?:md|markdown|mdx|html?)$/i.test(name) &&
    !/^(?:_index(?:\.\w+)?|readme|license|changelog|contributing|code_of_conduct)\.\w+$/i.test(name)
  );
}

/** `undefined` for a page without front matter, which is a template or generated. */
async function readPost(
  file: string,
  root: string,
  permalinks: Permalinks,
): Promise<SitePost | undefined> {
  const name = relative(process.cwd(), file);
  const { size } = await stat(file);
  const read = size > largest ? undefined : readSource(await readFile(file));
  const body = read === undefined || isRefusal(read) ? '' : read.text.replace(/\r\n?/g, '\n');
  const { fields = new Map<string, unknown>(), body: text } = readFrontMatter(body);
  const isHtml = /\.html?$/i.test(file);
  if (isHtml && fields.size === 0) return undefined;
  const said = readFields(fields, []);
  const named = readFileName(file);
  const inSite = `/${relative(root, file).split(sep).join('/')}`;
  const facts = {
    slug: said.slug ?? named.slug,
    date:
      said.date ?? named.date ?? said.oldPaths?.map(dateInUrl).find((date) => date !== undefined),
    ...((said.draft === true || /\/_?drafts?\//.test(inSite)) && { draft: true }),
  };
  const names = aliasesIn(fields);
  const isVault = existsSync(join(root, '.obsidian'));
  said.oldPaths = said.oldPaths?.filter(
    (path) => !names.some((name) => `/${name}` === path && (isVault || /\s/.test(name))),
  );
  const redirect = ['redirect', 'redirect_to', 'redirectTo'].map((one) => fields.get(one));
  const post = {
    name,
    file,
    paths: addressesIn(inSite, fields, { ...said, ...facts }, permalinks),
    // A link in double brackets may name a note by any of its aliases.
    files: [...filesOf(inSite), ...names.map((name) => `/${name}.md`)],
    redirect: redirect.find((one) => typeof one === 'string'),
  };
  if (!isHtml) return { ...post, kind: 'markdown', body, facts };
  const { picture: _, ...known } = said;
  return { ...post, kind: 'fragment', body: text, facts: { ...known, ...facts } };
}

/** Obsidian's other names of a note. Those that start with a slash are addresses. */
function aliasesIn(fields: ReadonlyMap<string, unknown>): string[] {
  return ['aliases', 'alias']
    .flatMap((field) => fields.get(field))
    .filter((name): name is string => typeof name === 'string' && !name.startsWith('/'));
}

/** The addresses that the front matter names, otherwise those that generators make. */
function addressesIn(
  inSite: string,
  fields: ReadonlyMap<string, unknown>,
  { oldPaths = [], slug, title, date }: Facts,
  permalinks: Permalinks,
): string[] {
  const isSaid = ['permalink', 'url', 'path'].some((name) => fields.has(name));
  if (isSaid && oldPaths.length > 0) return oldPaths;
  const own = inContent(inSite);
  const bare = own.slice(0, -extname(own).length).replace(/\.(?:de|en|fr|es|it|nl)$/, '');
  const whole = basename(bare) === 'index' ? basename(dirname(bare)) : basename(bare);
  const file = whole.replace(/^\d{4}-\d{2}-\d{2}[-_ T]/, '');
  const wasSaid = fields.has('slug');
  const listed = [fields.get('categories') ?? fields.get('category')].flat();
  const categories = [...(/^\/(.*)\/_posts\//.exec(own)?.[1]?.split('/') ?? []), ...listed].flatMap(
    (one) => (typeof one === 'string' ? one.toLowerCase().trim() : []),
  );
  const names = { slug: wasSaid ? slug : undefined, title, date, categories, file, whole };
  return [...new Set([...oldPaths, ...addressesOf(own, names, permalinks)])];
}

/** The path below the folder of a site that contains its texts. */
function inContent(path: string): string {
  return path.replace(/^\/(?:src\/)?(?:content|pages|site|source)?(?=\/)/, '');
}

function filesOf(inSite: string): string[] {
  const own = inContent(inSite);
  return [
    own,
    inSite,
    `/${basename(own)}`,
    ...(/^index\./.test(basename(own)) ? [`/${basename(dirname(own))}`] : []),
    own.slice(0, -extname(own).length),
  ];
}
