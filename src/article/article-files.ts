import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Problem } from '../problem.ts';
import { longestSlug } from '../schema/fields.ts';

/** Every Markdown file below `<contentDir>/articles`, relative to the content folder, with forward slashes, in order. */
export async function markdownFiles(contentDir: string): Promise<string[]> {
  const folder = join(contentDir, 'articles');
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((path) => extname(path) === '.md')
    .map((path) => join('articles', path).split(sep).join('/'))
    .sort();
}

/** The name in an article's address: that of its file, or of the folder that holds its `index.md`. */
export function slugOf(file: string): string {
  return (
    file
      .replace(/(?:\/index)?\.md$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/**
 * What is wrong with where a file lies and what it is called, if anything. `twin` is another file of the same slug.
 */
export function judgePath(
  file: string,
  slug: string,
  twin: string | undefined,
): Omit<Problem, 'file'> | undefined {
  if (!/^articles\/\d{4}\/[^/]+(?:\/index)?\.md$/.test(file)) {
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
        'Name it with small letters a to z, figures and single hyphens only, such as “muenchner-rathaus”.',
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
      message: `There is another article with the address “${slug}”: ${twin}.`,
      remedy: 'Rename one of the two files; an address can belong to one article only.',
    };
  }
  return undefined;
}
