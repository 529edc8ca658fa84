import { getCollection, getEntry } from 'astro:content';
import { followSlug } from '../anchors/ledger.ts';
import { readLedger } from '../anchors/ledger-files.ts';
import { ask } from './asked.ts';
import { handedOver } from './hand-over.ts';
import { readArticle } from './read-articles.ts';
import { contentDir, site } from '../site.ts';
import { printProblems } from '../problem.ts';
import { withAddresses } from './addresses.ts';
import { printMarkdown } from './article-markdown.ts';
import type { Article, ArticleFacts, RemovedArticle } from './article.ts';
import { contentsOf } from './contents.ts';
import { articleFigure, articleSection } from './pictures.ts';
import { newestFirst } from './order.ts';
import { articlePath } from './urls.ts';

/** Facts of every article that is to be shown, newest first. */
export async function listArticles(): Promise<ArticleFacts[]> {
  ask('articles');
  const entries = await getCollection('articles');
  return entries.map(({ data }) => data.facts).sort(newestFirst);
}

/** Every name of an article that was removed on purpose: its addresses are to say so. */
export async function listRemovedArticles(): Promise<RemovedArticle[]> {
  const { ledger } = await readLedger(contentDir, (path) => path);
  const present = new Set((await getCollection('articles')).map(({ id }) => id));
  return [...ledger.values()].flatMap(({ slug, sections }) => {
    const goal = followSlug(ledger, slug);
    const { heading = '', lang = site.lang, removed } = ledger.get(goal)?.head ?? {};
    if (!removed || present.has(goal) || present.has(slug)) return [];
    return [{ slug, title: heading, lang, sectionIds: [...sections.keys()] }];
  });
}

/**
 * The key of a page that shows `props` and what it asks for here, for `getStaticPaths`: builds leave the page as it is
 * while all of that is the same. Nothing for an article with pictures: their files have to be published with its page.
 */
export function cacheKeyOf(slug: string, props: unknown = null): { cacheKey?: string } {
  const article = handedOver()?.bySlug.get(slug);
  return article?.pictures.length === 0 ? { cacheKey: JSON.stringify(props) } : {};
}

/**
 * An article with its text and pictures. Throws when there is no article of that slug, or its file is in disorder.
 * A build asks for one article for each of its pages in a row, so the last one is kept.
 */
export function loadArticle(slug: string): Promise<Article> {
  ask(`article ${slug}`);
  if (!import.meta.env.PROD || last?.slug !== slug) last = { slug, article: readWhole(slug) };
  return last.article;
}

let last: { slug: string; article: Promise<Article> } | undefined;

async function readWhole(slug: string): Promise<Article> {
  const { facts, pictures, source } = await openArticle(slug);
  const { picture } = facts;
  return {
    ...facts,
    path: articlePath(slug),
    sectionCount: facts.sections.length,
    contents: contentsOf(facts.sections),
    sections: await Promise.all(
      withAddresses(source.sections, facts).map(async (section) => {
        const { formerIds = [] } = facts.sections.find(({ id }) => id === section.id) ?? {};
        return { ...(await articleSection(section, pictures)), formerIds };
      }),
    ),
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

/** An article's text as its author wrote it, with checked front matter. Throws as `loadArticle` does. */
export async function articleMarkdown(slug: string): Promise<string> {
  ask(`article ${slug}`);
  const { source } = await openArticle(slug);
  return printMarkdown(source.frontmatter, source.body);
}

async function openArticle(slug: string) {
  const entry = await getEntry('articles', slug);
  if (!entry) throw new Error(`There is no article “${slug}”.`);
  const { facts, pictures } = entry.data;
  const handed = handedOver()?.bySlug.get(slug);
  if (handed) return { facts, pictures, source: handed };
  const { article: source, problems } = await readArticle(contentDir, facts.file);
  if (!source) throw new Error(printProblems(problems));
  return { facts, pictures, source };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
