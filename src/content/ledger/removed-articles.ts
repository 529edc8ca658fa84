import { followSlug, kindIn, type Ledger } from '../../anchors/ledger/ledger.ts';
import { site } from '../../site.ts';
import type { RemovedArticle } from '../metadata.ts';

/**
 * Every recorded name of articles that were removed on purpose; `present` are the existing
 * articles.
 */
export function removedArticles(ledger: Ledger, present: ReadonlySet<string>): RemovedArticle[] {
  return [...ledger.values()].flatMap(({ slug, year, head, sections }) => {
    const goal = followSlug(ledger, slug);
    const goalHead = ledger.get(goal)?.head;
    const addressDate = head.date ?? goalHead?.date;
    const { heading = '', lang = site.lang, removed } = goalHead ?? {};
    if (!removed || present.has(goal) || present.has(slug)) return [];
    return [
      {
        slug,
        ...(addressDate !== undefined && { addressDate }),
        kind: kindIn(year),
        title: heading,
        lang,
        sectionIds: [...sections.keys()],
      },
    ];
  });
}
