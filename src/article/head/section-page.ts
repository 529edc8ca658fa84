import type { Article, ArticleSection } from '../article.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { sectionHead, textHead, type Head } from './head.ts';

/** Every id for which an article has a section page: present, former and removed ones. */
export function addressesOf({ sections, leadIds, removed }: ArticleMetadata): string[] {
  return [
    ...sections.flatMap(({ id, formerIds }) => [id, ...formerIds]),
    ...leadIds,
    ...removed.map(({ id }) => id),
  ];
}

/**
 * The head of a section page, and where it leads. A former id leads to its section, a removed
 * section's id to its tombstone, and the id of text that is now before the first heading to the
 * article. Throws for an id that the article never had.
 */
export function sectionPage(article: Article, id: string): SectionPage {
  const section = article.sections.find(
    (candidate) => candidate.id === id || candidate.formerIds.includes(id),
  );
  if (section?.heading) {
    const { text } = section.heading;
    return {
      head: sectionHead(article, section),
      landing: { id: section.id, heading: text },
      cardOf: { ...section, text },
    };
  }
  const head: Head = { ...textHead(article), meta: [['robots', 'noindex']], jsonLd: undefined };
  if (article.leadIds.includes(id)) return { head, landing: undefined, cardOf: undefined };
  const removed = article.removed.find((candidate) => candidate.id === id);
  if (!removed) throw new Error(`The article “${article.slug}” has no section “${id}”.`);
  return { head, landing: removed, cardOf: undefined };
}

interface SectionPage {
  head: Head;
  landing: { id: string; heading: string } | undefined;
  /** The section whose preview image the page uses; absent if it is the article's. */
  cardOf: (ArticleSection & { text: string }) | undefined;
}
