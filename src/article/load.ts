import { withAddresses } from './addresses.ts';
import { printMarkdown } from './article-markdown.ts';
import type { Article, ArticleFacts, RemovedArticle } from './article.ts';
import { ask } from './asked.ts';
import { contentsOf } from './contents.ts';
import { handedOver, type Shelf, type ShelvedArticle } from './hand-over.ts';
import { articleSection } from './article-section.ts';
import { articleFigure, publishedPictures } from './pictures.ts';
import { escapeHtml } from './plain-text.ts';
import { articlePath } from './urls.ts';

/** Facts of every article that is to be shown, newest first. */
export async function listArticles(): Promise<readonly ArticleFacts[]> {
  ask('articles');
  return (await shelf()).list();
}

/** Every name of an article that was removed on purpose: its addresses are to say so. */
export async function listRemovedArticles(): Promise<readonly RemovedArticle[]> {
  return (await shelf()).listRemoved();
}

/**
 * The key of a page of one article, for `getStaticPaths`: builds leave the page as it is while `props` and what it
 * asks for here are the same.
 */
export function cacheKeyOf(props: unknown = null): { cacheKey: string } {
  return { cacheKey: JSON.stringify(props) };
}

/** The same for a page that shows facts of these articles, and `props` otherwise. */
export function listKeyOf(
  articles: readonly ArticleFacts[],
  props: unknown,
): { cacheKey?: string } {
  const digestOf = handedOver()?.digestOf;
  if (!digestOf) return {};
  return { cacheKey: JSON.stringify([props, articles.map(({ slug }) => digestOf(slug))]) };
}

/**
 * An article with its text and pictures. Throws when there is no article of that slug, or its file is in disorder.
 * A build asks for one article for each of its pages in a row, so the last one is kept.
 */
export function loadArticle(slug: string): Promise<Article> {
  ask(`article ${slug}`);
  if (!import.meta.env.PROD || last?.slug !== slug)
    last = { slug, article: openArticle(slug).then(whole) };
  return last.article;
}

let last: { slug: string; article: Promise<Article> } | undefined;

function whole({ facts, text }: ShelvedArticle): Article {
  const { slug, picture } = facts;
  const path = articlePath(slug);
  const pictures = publishedPictures(slug, facts.pictures);
  return {
    ...facts,
    path,
    sectionCount: facts.sections.length,
    contents: contentsOf(facts.sections),
    sections: withAddresses(text.sections, facts).map((section) => {
      const { formerIds = [] } = facts.sections.find(({ id }) => id === section.id) ?? {};
      return { ...articleSection(section, pictures, path), formerIds };
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

/** An article's text as its author wrote it, with checked front matter that names no draft. Throws as `loadArticle` does. */
export async function articleMarkdown(slug: string): Promise<string> {
  ask(`article ${slug}`);
  const { facts, text, frontmatter } = await openArticle(slug);
  const published = new Set(facts.translations.map((translation) => translation.slug));
  const translations = Object.fromEntries(
    Object.entries(frontmatter.translations).filter(([, name]) => published.has(name)),
  );
  return printMarkdown({ ...frontmatter, translations }, text.body);
}

async function openArticle(slug: string): Promise<ShelvedArticle> {
  const article = await (await shelf()).read(slug);
  if (!article) throw new Error(`There is no article “${slug}”.`);
  return article;
}

async function shelf(): Promise<Shelf> {
  return handedOver() ?? (await import('./preview-shelf.ts')).previewShelf;
}
