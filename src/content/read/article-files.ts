import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isFolder } from '../../cache/is-folder.ts';
import { type Problem, unreadable } from '../../problem.ts';
import { site } from '../../site.ts';
import { startsArticlePath } from '../../schema/article-paths.ts';
import { longestSlug } from '../../schema/fields.ts';
import { kindIn } from '../../anchors/ledger/ledger.ts';
import type { TextKind } from '../../urls/urls.ts';

/**
 * Everything named like a Markdown file below `articles`, `pages` and `authors` in the content
 * folder, sorted. Linked folders are not entered: each is a problem, as is an unreadable folder.
 * All paths are relative to the content folder, with forward slashes.
 */
export async function markdownFiles(
  contentDir: string,
): Promise<{ files: string[]; problems: Problem[] }> {
  const files: string[] = [];
  const problems: Problem[] = [];
  const enter = async (folder: string): Promise<void> => {
    const entries = await readdir(join(contentDir, folder), { withFileTypes: true }).catch(
      (error: unknown) => void problems.push({ file: folder, ...unreadable(error, 'This folder') }),
    );
    for (const entry of entries ?? []) {
      const path = `${folder}/${entry.name}`;
      if (entry.isSymbolicLink() && isFolder(join(contentDir, path)))
        problems.push({ file: path, ...linkedFolder });
      else {
        if (extname(path) === '.md') files.push(path);
        else if (entry.isFile() && looksLikeArticle.test(path))
          problems.push({ file: path, ...otherEnding(path) });
        if (entry.isDirectory()) await enter(path);
      }
    }
  };
  for (const name of ['articles', pagesFolder, authorsFolder]) {
    const top = lstatSync(join(contentDir, name), { throwIfNoEntry: false });
    if (top?.isSymbolicLink()) problems.push({ file: name, ...linkedFolder });
    else if (top) await enter(name);
  }
  return { files: files.sort(), problems };
}

/** A name that articles have in other systems, or that is a typing error. */
const looksLikeArticle = /[^/]\.(?:md|mdx|markdown|mdown|mkd|md\.txt|rst|adoc|org)$/i;

function otherEnding(path: string): Omit<Problem, 'file'> {
  const name = path.replace(/^.*\//, '').replace(/(?<=.)\.(?:md\.txt|[^.]*)$/i, '');
  return {
    message: 'This file looks like an article but is not read: its name does not end in .md.',
    remedy: `Name it ${name}.md once it is Markdown, or move it out of this folder.`,
  };
}

/** The problem of a link to a folder, inside or outside the content folder. */
const linkedFolder = {
  message: 'This is a link to a folder. Links to folders are not followed.',
  remedy: 'Put the folder itself here, or delete the link.',
};

/**
 * The folder of pages that are not articles. The ledger records their addresses under its name, as
 * it does articles' under a year.
 */
export const pagesFolder = 'pages';

/** The folder with the files of authors. */
const authorsFolder = 'authors';

/** The kind of a file, by its path relative to the content folder. */
export function kindOf(file: string): TextKind {
  return kindIn(yearOf(file));
}

/**
 * The name of the ledger file that first records a file's addresses. The path is relative to the
 * content folder.
 */
export function yearOf(file: string): string {
  const [folder = '', year = ''] = file.split('/');
  return folder === 'articles' ? year : folder;
}

/** The slug of an article: the name of its file, or of the folder of its `index.md`. */
export function slugOf(file: string): string {
  return (
    file
      .replace(/(?:\/index)?\.md$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/**
 * Owners may write their own imprint and list of corrections. The list of authors exists if any
 * author has a file.
 */
function isTaken(slug: string, hasAuthors: boolean): boolean {
  const { article, imprint: _imprint, corrections: _corrections, authors, ...words } = site.paths;
  if (slug === authors) return hasAuthors;
  if (startsArticlePath(article, slug)) return true;
  return [...Object.values(words), 'offline', '404', 'pagefind', 'software'].includes(slug);
}

/**
 * The problem with a file's path or name, if there is one. `twin` is another file with the same
 * slug; `hasAuthors` says whether authors have files.
 */
export function checkPath(
  file: string,
  slug: string,
  twin: string | undefined,
  hasAuthors = false,
): Omit<Problem, 'file'> | undefined {
  const kind = kindOf(file);
  if (kind === 'page' && !/^pages\/[^/]+(?:\/index)?\.md$/.test(file)) {
    return {
      message: 'This file is not where a page belongs.',
      remedy: 'Move it to pages/<name>.md or pages/<name>/index.md, such as pages/contact.md.',
    };
  }
  if (kind === 'author' && !/^authors\/[^/]+(?:\/index)?\.md$/.test(file)) {
    return {
      message: 'This file is not where an author belongs.',
      remedy: 'Move it to authors/<name>.md or authors/<name>/index.md.',
    };
  }
  if (kind === 'article' && !/^articles\/\d{4}\/[^/]+(?:\/index)?\.md$/.test(file)) {
    return {
      message: 'This file is not where an article belongs.',
      remedy:
        'Move it to articles/<year>/<slug>.md or articles/<year>/<slug>/index.md, such as articles/2024/my-article.md.',
    };
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    return {
      message: `The name “${slug}” cannot become an address.`,
      remedy:
        'Name it with lower-case letters a to z, digits and single hyphens only, such as “muenchner-rathaus”.',
    };
  }
  if (kind === 'page' && isTaken(slug, hasAuthors)) {
    return {
      message: `The site already has something at the address /${slug}/.`,
      remedy: 'Give the file another name.',
    };
  }
  if (slug.length > longestSlug) {
    return {
      message: `The name of the file has ${slug.length} characters.`,
      remedy: `Give it a name of at most ${longestSlug}; it becomes part of an address.`,
    };
  }
  if (twin !== undefined) {
    return {
      message: `There is another file with the address “${slug}”: ${twin}.`,
      remedy: 'Rename one of the two; a name can belong to one article, page or author only.',
    };
  }
  return undefined;
}
