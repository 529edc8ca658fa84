import { getCollection, getEntry } from 'astro:content';
import type { Problem } from '../problem.ts';
import { contentDir } from '../site.ts';
import { withAddresses } from '../content/addresses.ts';
import { printMarkdown } from './article-markdown.ts';
import type { Article } from './article.ts';
import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import { articleSection } from './article-section.ts';
import { contentsOf } from './contents.ts';
import { digestOf } from '../cache/digest.ts';
import { factsOf } from '../content/entry.ts';
import { readKeptText } from '../content/cache/kept-text.ts';
import { readOldAddresses } from '../content/old-addresses.ts';
import { newestFirst } from '../content/order.ts';
import type { ArticleText } from '../content/parse-article.ts';
import { articleFigure, publishedPictures } from '../images/pictures.ts';
import { escapeHtml } from '../markdown/html/plain-text.ts';
import { pathOf } from '../urls/urls.ts';

/** Facts of every article that is to be shown, newest first. */
export async function listArticles(): Promise<readonly ArticleMetadata[]> {
  if (!import.meta.env.PROD) return readList();
  list ??= readList();
  return list;
}

/** In a build the collection does not change. */
let list: Promise<readonly ArticleMetadata[]> | undefined;

async function readList(): Promise<readonly ArticleMetadata[]> {
  return (await getCollection('articles')).map(factsOf).sort(newestFirst);
}

/** Every name of an article that was removed on purpose: its addresses are to say so. */
export async function listRemovedArticles(): Promise<readonly RemovedArticle[]> {
  return (await getEntry('others', 'others'))?.data.removed ?? [];
}

/** Every page that is no article, by name. */
export async function listPages(): Promise<readonly ArticleMetadata[]> {
  return ((await getEntry('others', 'others'))?.data.pages ?? []).map(factsOf);
}

/** The paths that articles had on another site, each with the name of its article. A build stops where they cannot be read. */
export async function listOldAddresses(): Promise<ReadonlyMap<string, string>> {
  return (await readOldAddresses(contentDir)).addresses;
}

/** What is wrong in each article, by its name, and in the rest of the folder, as `content`. A build stops with it. */
export async function listProblems(): Promise<ReadonlyMap<string, readonly Problem[]>> {
  return new Map((await getCollection('problems')).map(({ id, data }) => [id, data.problems]));
}

/**
 * The key of a page for `getStaticPaths` (https://docs.astro.build/en/reference/routing-reference/): while it is the same,
 * builds leave the page as it is. It stands for these articles, with their texts, and for whatever else the page shows.
 * Such a page has all it shows from its props: it may be rendered where no collection is.
 */
export function cacheKeyOf(
  articles: readonly ArticleMetadata[],
  others: unknown = null,
): { cacheKey: string } {
  return { cacheKey: digestOf(JSON.stringify([others, articles.map(({ digest }) => digest)])) };
}

/**
 * An article with its text and pictures. Throws when its file has changed since it was read. Pages of one article, and
 * the feeds it is in, are rendered one after the other, so that the last few are kept.
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

/** An article's text as its author wrote it, with checked front matter that names no draft. Throws as `loadArticle` does. */
export async function articleMarkdown(facts: ArticleMetadata): Promise<string> {
  const { frontmatter } = facts;
  const published = new Set(facts.translations.map((translation) => translation.slug));
  const translations = Object.fromEntries(
    Object.entries(frontmatter.translations).filter(([, name]) => published.has(name)),
  );
  return printMarkdown({ ...frontmatter, translations }, (await readText(facts)).body);
}

/** What was kept is lost now and then; only then is loaded what reads Markdown. */
async function readText({ file, text }: ArticleMetadata): Promise<ArticleText> {
  const kept = readKeptText(text);
  if (kept) return kept;
  const { readAgain } = await import('../content/cache/read-again.ts');
  // The preview shows what is there, and will soon have read it too.
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
