import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import { site } from '../site.ts';
import { addressesOf } from './head/section-page.ts';
import { movedArticles, movedSections, type Moved } from './head/moved.ts';
import { neighboursOf, type Neighbour } from './lists/neighbours.ts';
import { cacheKeyOf, listArticles, listPages, listRemovedArticles } from './load.ts';

/** What stands at an address of articles, or of pages that are none: one of these. */
export interface TextProps {
  /** The article or page at this address, or the one that has a section there. */
  facts?: ArticleMetadata;
  /** The articles to go on with after it. */
  next?: Neighbour[];
  /** Where it is that had this address before. */
  moved?: Moved;
  /** What was removed, and had this address. */
  removed?: RemovedArticle;
}

/** Every address of all articles, or of all pages that are none, for `getStaticPaths`; those of sections are left out. */
export async function textPaths(kind: TextKind) {
  const present = (await textsOf(kind)).flatMap(({ facts, next }) => [
    at(facts.slug, { facts, next }, cacheKeyOf([facts], next)),
    ...movedArticles(facts).map(({ slug, moved }) => at(slug, { moved }, cacheKeyOf([], moved))),
  ]);
  const removed = (await removedOf(kind)).map((gone) =>
    at(gone.slug, { removed: gone }, cacheKeyOf([], gone)),
  );
  return [...present, ...removed];
}

/** Every address of their sections; none where sections have no pages. */
export async function sectionPaths(kind: TextKind) {
  if (site.sectionPages === 'none') return [];
  const present = (await textsOf(kind)).flatMap(({ facts, next }) => [
    ...addressesOf(facts).map((section) =>
      atSection(facts.slug, section, { facts, next }, cacheKeyOf([facts], next)),
    ),
    ...movedSections(facts).map(({ slug, section, moved }) =>
      atSection(slug, section, { moved }, cacheKeyOf([], moved)),
    ),
  ]);
  const removed = (await removedOf(kind)).flatMap((gone) =>
    gone.sectionIds.map((section) =>
      atSection(gone.slug, section, { removed: gone }, cacheKeyOf([], gone)),
    ),
  );
  return [...present, ...removed];
}

/** Every article with what to go on with, or every page that is none. */
async function textsOf(kind: TextKind): Promise<{ facts: ArticleMetadata; next: Neighbour[] }[]> {
  if (kind === 'page') return (await listPages()).map((facts) => ({ facts, next: [] }));
  const articles = await listArticles();
  const neighbours = neighboursOf(articles);
  return articles.map((facts) => ({ facts, next: neighbours.get(facts.slug) ?? [] }));
}

async function removedOf(kind: TextKind): Promise<readonly RemovedArticle[]> {
  return (await listRemovedArticles()).filter(({ isPage }) => isPage === (kind === 'page'));
}

function at(slug: string, props: TextProps, key: { cacheKey: string }) {
  return { params: { slug }, props, ...key };
}

function atSection(slug: string, section: string, props: TextProps, key: { cacheKey: string }) {
  return { params: { slug, section }, props, ...key };
}

type TextKind = 'article' | 'page';
