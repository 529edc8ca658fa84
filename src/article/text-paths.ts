import type { ArticleMetadata, RemovedArticle } from '../content/metadata.ts';
import type { Addressed } from '../schema/article-paths.ts';
import { articleRouteParams, type TextKind } from '../urls/urls.ts';
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
    ...at(facts, kind, { facts, next }, cacheKeyOf([facts], next)),
    ...movedArticles(facts).flatMap(({ former, moved }) =>
      at(former, kind, { moved }, cacheKeyOf([], moved)),
    ),
  ]);
  const removed = (await removedOf(kind)).flatMap((gone) =>
    at(gone, kind, { removed: gone }, cacheKeyOf([], gone)),
  );
  return [...present, ...removed];
}

/** Every address of their sections; none if sections have no pages. */
export async function sectionPaths(kind: TextKind) {
  if (site.sectionPages === 'none') return [];
  const present = (await textsOf(kind)).flatMap(({ facts, next }) => {
    const key = cacheKeyOf([facts], next);
    return [
      ...addressesOf(facts).flatMap((section) =>
        atSection(section, at(facts, kind, { facts, next }, key)),
      ),
      ...movedSections(facts).flatMap(({ former, section, moved }) =>
        atSection(section, at(former, kind, { moved }, cacheKeyOf([], moved))),
      ),
    ];
  });
  const removed = (await removedOf(kind)).flatMap((gone) => {
    const whole = at(gone, kind, { removed: gone }, cacheKeyOf([], gone));
    return gone.sectionIds.flatMap((section) => atSection(section, whole));
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

/** The path of a text in its route; none if it has no address of the present form. */
function at(text: Addressed, kind: TextKind, props: TextProps, key: { cacheKey: string }) {
  const params = kind === 'article' ? articleRouteParams(text) : { slug: text.slug };
  return params ? [{ params, props, ...key }] : [];
}

function atSection(section: string, texts: ReturnType<typeof at>) {
  return texts.map(({ params, ...rest }) => ({ params: { ...params, section }, ...rest }));
}
