import { followSlug, kindIn, type Ledger } from '../../anchors/ledger/ledger.ts';
import { site } from '../../site.ts';
import type { RemovedArticle } from '../metadata.ts';

/**
 * Every recorded name of articles that were removed on purpose; `present` are the existing
 * articles.
 */
export function removedArticles(ledger: Ledger, present: ReadonlySet<string>): RemovedArticle[] {
  return [...ledger.values()].flatMap(({ slug, year, sections }) => {
    const goal = followSlug(ledger, slug);
    const { heading = '', lang = site.lang, removed } = ledger.get(goal)?.head ?? {};
    if (!removed || present.has(goal) || present.has(slug)) return [];
    return [{ slug, kind: kindIn(year), title: heading, lang, sectionIds: [...sections.keys()] }];
  });
}
