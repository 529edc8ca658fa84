import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { readFrontMatter } from '../markdown/front-matter.ts';
import { dateInUrl } from '../metadata/find-date.ts';
import { readFields } from '../metadata/read-fields.ts';
import { isRefusal } from '../refusal.ts';
import { readFileName } from '../source/file-name.ts';
import { largest, readSource } from '../source/read-source.ts';
import { permalinksOf, pathFor, type Permalinks } from './permalinks.ts';
import type { SitePost, SiteSource } from './site-post.ts';

/**
 * The articles in a folder of Hugo, Jekyll, Astro, Eleventy, Obsidian or Notion: its Markdown
 * files.
 */
export async function folderSource(folder: string): Promise<SiteSource> {
  const permalinks = await permalinksOf(folder);
  return {
    format: 'a folder of Markdown',
    root: rootOf(folder),
    async *posts() {
      for await (const file of textsIn(folder)) {
        const post = await readPost(file, folder, permalinks);
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
  /^(?:node_modules|themes?|layouts|_layouts|_includes|_sass|_site|archetypes|dist|public|templates?|partials|i18n)$/;

function isPost(name: string): boolean {
  return (
    /\.(?:md|markdown|mdx|html?)$/i.test(name) &&
    !/^(?:_index(?:\.\w+)?|readme|license|changelog|contributing|code_of_conduct)\.\w+$/i.test(name)
  );
}

/** `undefined` for a page without front matter, which is a template or generated. */
async function readPost(
  file: string,
  folder: string,
  permalinks: Permalinks,
): Promise<SitePost | undefined> {
  const name = relative(process.cwd(), file);
  const { size } = await stat(file);
  const read = size > largest ? undefined : readSource(await readFile(file));
  const body = read === undefined || isRefusal(read) ? '' : read.text.replace(/\r\n?/g, '\n');
  const { fields, body: text } = readFrontMatter(body);
  const isHtml = /\.html?$/i.test(file);
  if (isHtml && fields === undefined) return undefined;
  const said = readFields(fields ?? new Map(), []);
  const named = readFileName(file);
  const facts = {
    slug: said.slug ?? named.slug,
    date:
      said.date ?? named.date ?? said.oldPaths?.map(dateInUrl).find((date) => date !== undefined),
    ...((said.draft === true || /(?:^|\/)_?drafts?\//.test(relative(folder, file))) && {
      draft: true,
    }),
  };
  const own = `/${relative(folder, file).split(sep).join('/')}`;
  const paths = new Set([
    ...(said.oldPaths ?? []),
    ...pathFor(own, { ...said, ...facts }, permalinks),
    own,
    `/${basename(file)}`,
    ...(/^index\./.test(basename(file)) ? [`/${basename(dirname(file))}`] : []),
    own.slice(0, -extname(own).length),
  ]);
  if (isHtml) {
    const { picture: _, ...known } = said;
    return {
      name,
      kind: 'fragment',
      body: text,
      facts: { ...known, ...facts },
      file,
      paths: [...paths],
    };
  }
  return { name, kind: 'markdown', body, facts, file, paths: [...paths] };
}

/** Where `static` or `public` may be: above the site's content folder. */
function rootOf(folder: string): string {
  let root = folder;
  while (/^(?:content|posts?|_posts|blog|articles|src|source|notes)$/i.test(basename(root)))
    root = dirname(root);
  return root;
}
