import type { Ledger, LedgerArticle } from './ledger/ledger.ts';
import type { WrittenArticle } from './ledger/rename.ts';
import { holdsText, nameOf } from './match/passages.ts';

/** The recorded articles that should be published and are not. */
export function goneFrom(
  records: Ledger,
  published: ReadonlyMap<string, WrittenArticle>,
  unreadable: ReadonlySet<string>,
): LedgerArticle[] {
  return [...records.values()].filter(
    ({ slug, head }) =>
      head.now === undefined && !head.removed && !published.has(slug) && !unreadable.has(slug),
  );
}

/** What may have become of a missing article. */
export function describeMissing(
  article: LedgerArticle,
  articles: readonly WrittenArticle[],
  ledger: Ledger,
): MissingArticle {
  return {
    article,
    isDraft: articles.some(({ slug }) => slug === article.slug),
    alike: articles.find(
      (written) => !written.isDraft && !ledger.has(written.slug) && isAlike(article, written),
    ),
  };
}

/** Whether this may be the recorded article, by its headline, its lead or one of its sections. */
export function isAlike(
  { head, sections }: LedgerArticle,
  { title, leadHtml, passages }: WrittenArticle,
): boolean {
  if (nameOf(head.heading) === nameOf(title) || holdsText(head, leadHtml, enough)) return true;
  return passages.some(({ html }) =>
    [...sections.values()].some((record) => holdsText(record, html, enough)),
  );
}

/** This many numbers of a fingerprint identify a text anywhere. */
const enough = 5;

/** A recorded article that no longer exists and that is not known to have moved or been removed. */
export interface MissingArticle {
  article: LedgerArticle;
  /** Whether its file exists as a draft. */
  isDraft: boolean;
  /** The article it may have become. */
  alike: WrittenArticle | undefined;
}
