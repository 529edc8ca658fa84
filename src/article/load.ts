import { getCollection, getEntry } from 'astro:content';
import type { Problem } from '../problem.ts';
import { contentDir } from '../site.ts';
import { withAddresses } from '../content/ledger/addresses.ts';
import { printMarkdown } from './article-markdown.ts';
import type { Article } from './article.ts';
import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import { articleSection } from './article-section.ts';
import { contentsOf } from './contents.ts';
import { digestOf } from '../cache/digest.ts';
import { factsOf } from '../content/read/entry.ts';
import { readKeptText } from '../content/cache/kept-text.ts';
import { readOldAddresses } from '../content/old-addresses.ts';
import { newestFirst } from '../content/order.ts';
import type { ArticleText } from '../content/read/parse-article.ts';
import { articleFigure, publishedPictures } from '../images/pictures.ts';
import { escapeHtml } from '../markdown/html/plain-text.ts';
import { absolute, authorPath, pathOf } from '../urls/urls.ts';

/** Metadata of every article to show, newest first. */
export async function listArticles(): Promise<readonly ArticleMetadata[]> {
  if (!import.meta.env.PROD) return readList();
  list ??= readList();
  return list;
}

/** During a build the collection does not change. */
let list: Promise<readonly ArticleMetadata[]> | undefined;

async function readList(): Promise<readonly ArticleMetadata[]> {
  return (await getCollection('articles')).map(factsOf).sort(newestFirst);
}

/** Every name of articles that were removed on purpose; their addresses show a tombstone. */
export async function listRemovedArticles(): Promise<readonly RemovedArticle[]> {
  return (await getEntry('others', 'others'))?.data.removed ?? [];
}

/** Every page that is not an article, by name. */
export async function listPages(): Promise<readonly ArticleMetadata[]> {
  return (await listOthers()).filter(({ kind }) => kind === 'page');
}

/** All authors who have a file in the folder `authors/`, by slug. */
export async function listAuthors(): Promise<readonly ArticleMetadata[]> {
  return (await listOthers()).filter(({ kind }) => kind === 'author');
}

/** Every article, page and author: all that can have pictures, audio and video. */
export async function listTexts(): Promise<readonly ArticleMetadata[]> {
  return [...(await listArticles()), ...(await listOthers())];
}

async function listOthers(): Promise<readonly ArticleMetadata[]> {
  return ((await getEntry('others', 'others'))?.data.pages ?? []).map(factsOf);
}

/**
 * The paths that articles had on another site, each with the slug of its article. Throws in a build
 * if they cannot be read.
 */
export async function listOldAddresses(): Promise<ReadonlyMap<string, string>> {
  return (await readOldAddresses(contentDir)).addresses;
}

/**
 * The problems of each article, by name, and of the rest of the folder, under `content`. Throws in
 * a build if there are any.
 */
export async function listProblems(): Promise<ReadonlyMap<string, readonly Problem[]>> {
  return new Map((await getCollection('problems')).map(({ id, data }) => [id, data.problems]));
}

/**
 * The cache key of a page for `getStaticPaths`
 * (https://docs.astro.build/en/reference/routing-reference/): while it is the same, builds keep the
 * page. It represents these articles with their texts, and whatever else the page shows. Such a
 * page gets everything from its props: it may be rendered without the collection.
 */
export function cacheKeyOf(
  articles: readonly ArticleMetadata[],
  others: unknown = null,
): { cacheKey: string } {
  return { cacheKey: digestOf(JSON.stringify([others, articles.map(({ digest }) => digest)])) };
}

/**
 * An article with its text and pictures. Throws if its file has changed since it was read. The last
 * few are cached, because the pages of one article, and the feeds it is in, are rendered one after
 * the other.
 */
export async function loadArticle(facts: ArticleMetadata): Promise<Article> {
  const known = opened.get(facts.digest);
  if (known) return known;
  const article = whole(facts, await readText(facts));
  if (opened.size >= mostOpened) opened.delete(opened.keys().next().value ?? '');
  opened.set(facts.digest, article);
  return article;
}

const opened = new Map<string, Article>();
const mostOpened = 24;

/**
 * An article's text as its author wrote it, with checked front matter that names no draft, and
 * `note`, a comment on one line, at its top. Throws like `loadArticle`.
 */
export async function articleMarkdown(facts: ArticleMetadata, note?: string): Promise<string> {
  const { frontmatter } = facts;
  const published = new Set(facts.translations.map((translation) => translation.slug));
  const translations = Object.fromEntries(
    Object.entries(frontmatter.translations).filter(([, name]) => published.has(name)),
  );
  const authors = facts.authors.map(({ name, url, page }) => {
    const address = page ? absolute(authorPath(page.slug)) : url;
    return { name, ...(address !== undefined && { url: address }) };
  });
  const { body } = await readText(facts);
  return printMarkdown({ ...frontmatter, translations, authors }, body, note);
}

/** Loads the Markdown parser only if the cached text is lost. */
async function readText({ file, text }: ArticleMetadata): Promise<ArticleText> {
  const kept = readKeptText(text);
  if (kept) return kept;
  const { readAgain } = await import('../content/cache/read-again.ts');
  // The preview shows the current file, which it will soon have read too.
  return readAgain(contentDir, file, import.meta.env.PROD ? text.source : undefined);
}

function whole(facts: ArticleMetadata, text: ArticleText): Article {
  const { slug, picture } = facts;
  const path = pathOf(facts);
  const pictures = publishedPictures(slug, facts.pictures);
  return {
    ...facts,
    path,
    sectionCount: facts.sections.length,
    contents: contentsOf(facts.sections),
    sections: withAddresses(text.sections, facts).map((section) => {
      const { formerIds = [] } = facts.sections.find(({ id }) => id === section.id) ?? {};
      return {
        ...articleSection(section, { slug, path, pictures, media: facts.media }),
        formerIds,
      };
    }),
    leadPicture:
      picture &&
      articleFigure(
        {
          type: 'figure',
          id: '_lead-picture',
          ...(picture.file !== undefined && {
            picture: { src: picture.file, alt: picture.alt ?? '' },
          }),
          ...(picture.caption !== undefined && { captionHtml: escapeHtml(picture.caption) }),
          ...(picture.credit !== undefined && { credit: picture.credit }),
        },
        pictures,
      ),
  };
}
