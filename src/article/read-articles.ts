import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve as absolutePath, sep } from 'node:path';
import { readLedger } from '../anchors/ledger-files.ts';
import { resolve, type Resolution } from '../anchors/resolve.ts';
import type { Section } from '../markdown/blocks.ts';
import { MarkdownLimitError } from '../markdown/limits.ts';
import { readMarkdown } from '../markdown/pipeline.ts';
import type { Problem } from '../problem.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import { longestSlug } from '../schema/fields.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { site } from '../site.ts';
import { addressProblems, noAddresses, withAddresses, writtenArticle } from './addresses.ts';
import { checkPictures } from './check-pictures.ts';
import { readArticleFile } from './read-article-file.ts';
import { linkTranslations } from './translations.ts';

/** An article as its file says it, before it is published. */
export interface SourceArticle {
  slug: string;
  /** Path of the Markdown file, relative to the content folder, with forward slashes. */
  file: string;
  frontmatter: Frontmatter;
  /** The Markdown below the front matter. */
  body: string;
  sections: Section[];
  /** Sources of the pictures beside the article, as the author wrote them. */
  pictures: string[];
}

/** An article with the addresses it will have; the ids of its sections are those. */
export interface AddressedArticle extends SourceArticle {
  addresses: Resolution;
}

/**
 * Reads every article below `<contentDir>/articles`, in the order of their paths, with the addresses that the ledger
 * in `<contentDir>/anchors` gives to its sections. Whatever is wrong is collected over all files; an article that
 * cannot be read is left out of `articles`.
 */
export async function readArticles(
  contentDir: string,
): Promise<{ articles: AddressedArticle[]; problems: Problem[] }> {
  const { articles, unreadable, problems } = await readSources(contentDir);
  const files = await readLedger(contentDir, shownPath);
  const show = ({ file }: SourceArticle) => shownPath(join(contentDir, file));
  const written = articles.map((article) => writtenArticle(article, show(article)));
  const isSound = files.problems.length === 0;
  const resolved = resolve(isSound ? files.ledger : new Map(), written, { unreadable });
  const isFrozen = files.exists && isTrue(process.env['CI']);
  problems.push(
    ...(!isSound
      ? files.problems
      : addressProblems(resolved, files.ledger, { isFrozen, show: shownPath, contentDir })),
  );
  return {
    articles: articles.map((article) => {
      const addresses = resolved.resolutions.get(article.slug) ?? noAddresses;
      return { ...article, addresses, sections: withAddresses(article.sections, addresses) };
    }),
    problems,
  };
}

/** Reads every article as its file says it. `unreadable` are the names of those that have a problem. */
export async function readSources(contentDir: string): Promise<{
  articles: SourceArticle[];
  unreadable: Set<string>;
  problems: Problem[];
}> {
  const articles: SourceArticle[] = [];
  const unreadable = new Set<string>();
  const problems: Problem[] = [];
  const fileOfSlug = new Map<string, string>();
  for (const file of await markdownFiles(contentDir)) {
    const slug = slugOf(file);
    const shown = shownPath(join(contentDir, file));
    const misplaced = judgePath(file, slug, fileOfSlug.get(slug));
    if (misplaced) {
      problems.push({ file: shown, ...misplaced });
      unreadable.add(slug);
      continue;
    }
    fileOfSlug.set(slug, file);
    const read = await readArticle(contentDir, file);
    problems.push(...read.problems.map((problem) => ({ ...problem, file: shown })).sort(byLine));
    if (read.article) articles.push(read.article);
    else unreadable.add(slug);
  }
  for (const { slug, ...problem } of linkTranslations(articles, new Set(fileOfSlug.keys()))
    .problems) {
    const path = join(contentDir, fileOfSlug.get(slug) ?? '');
    const line = (await readFile(path, 'utf8')).split('\n').findIndex(startsTranslations) + 1;
    problems.push({ file: shownPath(path), line, ...problem });
  }
  return { articles, unreadable, problems };
}

/** Reads one article; `file` is its path relative to the content folder. Without an article there is at least one problem. */
export async function readArticle(
  contentDir: string,
  file: string,
): Promise<{ article?: SourceArticle; problems: Problem[] }> {
  const read = await readArticleFile(contentDir, file);
  if ('problem' in read) return { problems: [{ file, ...read.problem }] };
  const { text } = read;
  const { frontmatter, body, bodyLine, problems } = readFrontmatter(text, file);
  try {
    const rendered = readMarkdown(body, {
      lang: frontmatter?.lang ?? site.lang,
      base: site.base,
      pictureHosts: site.pictureHosts,
      firstLine: bodyLine,
    });
    problems.push(...rendered.problems.map((problem) => ({ ...problem, file })));
    const folder = dirname(absolutePath(contentDir, file));
    const checked = await checkPictures(
      text,
      folder,
      contentDir,
      rendered.sections,
      frontmatter?.picture?.file,
    );
    problems.push(...checked.problems.map((problem) => ({ ...problem, file })));
    if (frontmatter?.draft === false && rendered.sections.length === 0)
      problems.push({ file, line: bodyLine, ...noText });
    if (!frontmatter || problems.length > 0) return { problems };
    const { sections } = rendered;
    return {
      article: {
        slug: slugOf(file),
        file,
        frontmatter,
        body,
        sections,
        pictures: checked.pictures,
      },
      problems,
    };
  } catch (error) {
    if (!(error instanceof MarkdownLimitError))
      throw new Error(`${file} cannot be read.`, { cause: error });
    const { line, reason: message, remedy } = error;
    return { problems: [...problems, { file, line, message, remedy }] };
  }
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}

/** Relative to where the command was started, unless the file lies elsewhere. */
export function shownPath(path: string): string {
  const shorter = relative(process.cwd(), path);
  return shorter.startsWith('..') ? path : shorter;
}

function startsTranslations(line: string): boolean {
  return line.startsWith('translations:');
}

function byLine(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0);
}

async function markdownFiles(contentDir: string): Promise<string[]> {
  const folder = join(contentDir, 'articles');
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((path) => extname(path) === '.md')
    .map((path) => join('articles', path).split(sep).join('/'))
    .sort();
}

function slugOf(file: string): string {
  return (
    file
      .replace(/(?:\/index)?\.md$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function judgePath(
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

const noText = {
  message: 'The article has no text.',
  remedy: 'Write it below the front matter, or add `draft: true` until it is written.',
};
