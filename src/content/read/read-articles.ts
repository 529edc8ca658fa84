import { existsSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join, resolve as absolutePath } from 'node:path';
import type { Ledger } from '../../anchors/ledger/ledger.ts';
import { readLedger } from '../ledger/ledger-files.ts';
import { resolve, type Resolution, type Resolved } from '../../anchors/resolve.ts';
import type { Section } from '../../markdown/blocks.ts';
import { lineAt, shownPath, type Problem } from '../../problem.ts';
import type { Frontmatter } from '../../schema/frontmatter.ts';
import { isInCi } from '../../settings.ts';
import { buildCache, site } from '../../site.ts';
import {
  addressProblems,
  dateProblems,
  noAddresses,
  takenIdProblems,
  writtenArticle,
} from '../ledger/addresses.ts';
import type { Place } from '../cache/article-cache.ts';
import { repeatedAuthors } from '../authors.ts';
import { checkPath, kindOf, markdownFiles, slugOf } from './article-files.ts';
import { checkPictures, type PictureFacts } from '../../images/check-pictures.ts';
import { checkArticleFile } from './check-article-file.ts';
import { KnownFiles } from '../../cache/known-files.ts';
import { decode, type ArticleText } from './parse-article.ts';
import type { ParsedMemory as Memory } from '../cache/parsed-memory.ts';
import { parseArticles, parseFile, readText, type ParsedFile } from '../cache/parsed-articles.ts';
import { pictureSources } from '../../images/picture-sources.ts';
import type { MediaFacts, MediaFile } from '../../images/check-media.ts';
import type { PictureFile } from '../../images/check-pictures.ts';
import type { KeptFacts, KeptOutline } from '../cache/cached-article.ts';
import { linkTranslations } from '../translations.ts';
import { deadLinks, type KnownArticles } from './article-links.ts';

/** An article as it is in its file, before it is published. */
export interface SourceArticle {
  slug: string;
  /** Path of the Markdown file, relative to the content folder, with forward slashes. */
  file: string;
  frontmatter: Frontmatter;
  /** Digest of the file's bytes. */
  digest: string;
  /** Digest of the text in its cached form. */
  check: string;
  /** Where the text is cached. */
  place: Place;
  /** The sections without their text. */
  outline: KeptOutline[];
  /** Links in the text to articles of this site, each once. */
  articleLinks: string[];
  /** The Markdown below the front matter, read on demand. */
  readonly body: string;
  /** Read on demand. */
  readonly sections: Section[];
  /** The pictures in the article's folder. */
  pictures: PictureFile[];
  /** The audio and video files in the article's folder. */
  media: MediaFile[];
}

/** An article with its final addresses; `sections` still have the ids from the text. */
export interface AddressedArticle extends SourceArticle {
  addresses: Resolution;
}

/**
 * Reads every article below `<contentDir>/articles`, in the order of their paths, with the section
 * addresses from the ledger in `<contentDir>/anchors`, and that ledger. Problems are collected over
 * all files; an article that cannot be read is left out of `articles`.
 */
export async function readArticles(
  contentDir: string,
  memory?: Memory,
): Promise<{ articles: AddressedArticle[]; ledger: Ledger; problems: Problem[] }> {
  const { articles, unreadable, problems } = await readSources(contentDir, memory);
  const files = await readLedger(contentDir, shownPath);
  const show = ({ file }: SourceArticle) => shownPath(join(contentDir, file));
  const written = articles.map((article) => writtenArticle(article, show(article)));
  const isSound = files.problems.length === 0;
  const resolved = resolve(isSound ? files.ledger : new Map(), written, { unreadable });
  const isFrozen = files.exists && isInCi();
  problems.push(
    ...(!isSound
      ? files.problems
      : addressProblems(resolved, files.ledger, { isFrozen, show: shownPath, contentDir })),
    ...dateProblems(articles, resolved.resolutions, contentDir, shownPath),
  );
  const known = knownArticles(articles, { resolved, ledger: files.ledger, unreadable });
  for (const article of articles)
    problems.push(
      ...deadLinksOf(article, known, contentDir),
      ...takenIdProblems(article, resolved.resolutions.get(article.slug) ?? noAddresses, show(article)),
    );
  return {
    articles: articles.map((article) =>
      // Added to the article itself: a copy would read its text.
      Object.assign(article, { addresses: resolved.resolutions.get(article.slug) ?? noAddresses }),
    ),
    ledger: files.ledger,
    problems,
  };
}

/** All that a link to an article may lead to. */
function knownArticles(
  articles: readonly SourceArticle[],
  { resolved, ledger, unreadable }: { resolved: Resolved; ledger: Ledger; unreadable: ReadonlySet<string> },
): KnownArticles {
  const former = [...resolved.resolutions.values()].flatMap(({ formerAddresses }) =>
    formerAddresses.map(({ slug }) => slug),
  );
  return new Map<string, ReadonlySet<string> | 'any' | 'draft'>([
    ...[...ledger.keys(), ...former, ...unreadable].map((slug): [string, 'any'] => [slug, 'any']),
    ...articles
      .filter(({ file }) => kindOf(file) === 'article')
      .map(({ slug, frontmatter }): [string, ReadonlySet<string> | 'draft'] => {
        if (frontmatter.draft && !ledger.has(slug)) return [slug, 'draft'];
        const { sections, leadIds, removed } = resolved.resolutions.get(slug) ?? noAddresses;
        const ids = sections.flatMap(({ id, formerIds }) => [id, ...formerIds]);
        return [slug, new Set([...ids, ...leadIds, ...removed.map(({ id }) => id)])];
      }),
  ]);
}

/** Links of a published article that lead nowhere, with their lines. */
function deadLinksOf(
  { file, frontmatter, articleLinks }: SourceArticle,
  known: KnownArticles,
  contentDir: string,
): Problem[] {
  if (frontmatter.draft || articleLinks.length === 0) return [];
  const dead = deadLinks(articleLinks, known).filter(
    // The owner's own files are published too.
    ({ href }) => !existsSync(join(contentDir, 'public', href.slice(site.base.length))),
  );
  if (dead.length === 0) return [];
  const path = join(contentDir, file);
  const text = textOf(path);
  return dead.map(({ href, ...problem }) => {
    const at = [href, href.slice(site.base.length - 1)]
      .map((written) => text.indexOf(written))
      .find((index) => index >= 0);
    return { file: shownPath(path), ...(at !== undefined && { line: lineAt(text, at) }), ...problem };
  });
}

/**
 * Reads every article from its file. `unreadable` are the names of those with a problem. With a
 * `memory`, only files that have changed since they were last parsed are parsed.
 */
export async function readSources(
  contentDir: string,
  memory?: Memory,
): Promise<{
  articles: SourceArticle[];
  unreadable: Set<string>;
  problems: Problem[];
}> {
  const articles: SourceArticle[] = [];
  const unreadable = new Set<string>();
  const problems: Problem[] = [];
  const fileOfSlug = new Map<string, string>();
  const found = await markdownFiles(contentDir);
  problems.push(...found.problems.map((problem) => shownProblem(contentDir, problem)));
  const hasAuthors = found.files.some((file) => kindOf(file) === 'author');
  const places = found.files.map((file) => {
    const slug = slugOf(file);
    const checked = checkPath(file, slug, fileOfSlug.get(slug), hasAuthors) ?? checkArticleFile(contentDir, file);
    if (!('message' in checked)) fileOfSlug.set(slug, file);
    return { file, slug, checked };
  });
  const files = new Map(
    places.flatMap(({ file, checked }): [string, Stats][] =>
      'message' in checked ? [] : [[file, checked]],
    ),
  );
  const parsed = memory?.isFilled
    ? memory.update(contentDir, files)
    : await parseArticles(contentDir, files);
  memory?.fill(files, parsed);
  const known = new KnownFiles<PictureFacts | MediaFacts>(join(buildCache, 'pictures', 'facts'));
  for (const { file, slug, checked } of places) {
    const shown = shownPath(join(contentDir, file));
    const outcome = parsed.get(file);
    if (!outcome) {
      if ('message' in checked) problems.push({ file: shown, ...checked });
      unreadable.add(slug);
      continue;
    }
    const read = await checkArticle(contentDir, file, outcome, known);
    problems.push(...read.problems.map((problem) => ({ ...problem, file: shown })).sort(byLine));
    if (read.article) articles.push(read.article);
    else unreadable.add(slug);
  }
  known.save();
  const authors = articles.filter(({ file }) => kindOf(file) === 'author');
  for (const { slug, ...problem } of [
    ...linkTranslations(articles, new Set(fileOfSlug.keys())).problems,
    ...repeatedAuthors(authors),
  ]) {
    const path = join(contentDir, fileOfSlug.get(slug) ?? '');
    problems.push({ file: shownPath(path), ...lineOfField(path, problem.message), ...problem });
  }
  return { articles, unreadable, problems };
}

/**
 * Reads one article; `file` is relative to the content folder. Without an article there is at least
 * one problem.
 */
export async function readArticle(
  contentDir: string,
  file: string,
): Promise<{ article?: SourceArticle; problems: Problem[] }> {
  const checked = checkArticleFile(contentDir, file);
  if ('message' in checked) return { problems: [{ file, ...checked }] };
  return checkArticle(contentDir, file, parseFile(contentDir, file));
}

/** The article from a parsed file, with its pictures. */
async function checkArticle(
  contentDir: string,
  file: string,
  { facts, place, text, problems: found }: ParsedFile,
  known?: KnownFiles<PictureFacts | MediaFacts>,
): Promise<{ article?: SourceArticle; problems: Problem[] }> {
  const problems = [...found];
  const sources = facts?.pictureSources ?? pictureSources(text?.sections ?? [], undefined);
  const { pictures, media, problems: troubles } = await checkPictures(sources, {
    text: () => textOf(join(contentDir, file)),
    folder: dirname(absolutePath(contentDir, file)),
    contentDir,
    known,
  });
  problems.push(...troubles.map((problem) => ({ ...problem, file })));
  if (!facts || !place || problems.length > 0) return { problems };
  const { frontmatter, digest, check, outline, articleLinks } = facts;
  const read = (): ArticleText => {
    // Sections are usually read one after the other.
    if (last?.facts !== facts) last = { facts, text: readText(contentDir, facts, place) };
    return last.text;
  };
  const article: SourceArticle = {
    slug: slugOf(file),
    file,
    frontmatter,
    digest,
    check,
    place,
    outline,
    articleLinks,
    get body() {
      return read().body;
    },
    get sections() {
      return read().sections;
    },
    pictures,
    media,
  };
  return { article, problems };
}

/** For the line numbers of problems, which are left out without it. */
function textOf(path: string): string {
  try {
    return decode(readFileSync(path)) ?? '';
  } catch {
    return '';
  }
}

/** The article read last; those of a whole archive would take too much memory. */
let last: { facts: KeptFacts; text: ArticleText } | undefined;

function shownProblem(contentDir: string, problem: Problem): Problem {
  return { ...problem, file: shownPath(join(contentDir, problem.file)) };
}

/** The line of the field that a message starts with. */
function lineOfField(path: string, message: string): { line?: number } {
  const field = message.slice(0, message.indexOf(':') + 1);
  const index = textOf(path)
    .split('\n')
    .findIndex((line) => line.startsWith(field));
  return index < 0 ? {} : { line: index + 1 };
}

function byLine(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
