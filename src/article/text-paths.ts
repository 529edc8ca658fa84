import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import type { TextKind } from '../urls/urls.ts';
import { site } from '../site.ts';
import { addressesOf } from './head/section-page.ts';
import { movedArticles, movedSections, type Moved } from './head/moved.ts';
import { neighboursOf, type Neighbour } from './lists/neighbours.ts';
import { cacheKeyOf, listArticles, listAuthors, listPages, listRemovedArticles } from './load.ts';

/** The content of an address of an article or page. Exactly one of these is present. */
export interface TextProps {
  /** The article or page at this address, or the one whose section is there. */
  facts?: ArticleMetadata;
  /** The articles suggested after it. */
  next?: Neighbour[];
  /** The present address of the article or page that had this address before. */
  moved?: Moved;
  /** The removed article that had this address. */
  removed?: RemovedArticle;
}

/**
 * Every address of all articles, of all other pages, or of all authors, for `getStaticPaths`;
 * section addresses are excluded.
 */
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

/** Every address of their sections; none if sections have no pages. */
export async function sectionPaths(kind: TextKind) {
  if (site.sectionPages === 'none') return [];
  const present = (await textsOf(kind)).flatMap(({ facts, next }) => {
    const key = cacheKeyOf([facts], next);
    return [
      ...addressesOf(facts).map((section) => atSection(facts.slug, section, { facts, next }, key)),
      ...movedSections(facts).map(({ slug, section, moved }) =>
        atSection(slug, section, { moved }, cacheKeyOf([], moved)),
      ),
    ];
  });
  const removed = (await removedOf(kind)).flatMap((gone) => {
    const key = cacheKeyOf([], gone);
    return gone.sectionIds.map((section) => atSection(gone.slug, section, { removed: gone }, key));
  });
  return [...present, ...removed];
}

/** Every text of one kind. Articles come with suggestions for further reading. */
async function textsOf(kind: TextKind): Promise<{ facts: ArticleMetadata; next: Neighbour[] }[]> {
  if (kind !== 'article') {
    const texts = kind === 'author' ? await listAuthors() : await listPages();
    return texts.map((facts) => ({ facts, next: [] }));
  }
  const articles = await listArticles();
  const neighbours = neighboursOf(articles);
  return articles.map((facts) => ({ facts, next: neighbours.get(facts.slug) ?? [] }));
}

async function removedOf(kind: TextKind): Promise<readonly RemovedArticle[]> {
  return (await listRemovedArticles()).filter((gone) => gone.kind === kind);
}

function at(slug: string, props: TextProps, key: { cacheKey: string }) {
  return { params: { slug }, props, ...key };
}

function atSection(slug: string, section: string, props: TextProps, key: { cacheKey: string }) {
  return { params: { slug, section }, props, ...key };
}
