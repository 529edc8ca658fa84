import type { PartialDate } from '../schema/partial-date.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { localDate } from './dates.ts';

/**
 * The dates on which an article was updated or corrected, latest last; those before its publication
 * are left out.
 */
export function changesOf({ date, updated, corrections }: Changed): PartialDate[] {
  if (!updated && corrections.length === 0) return [];
  const published = localDate(date);
  const isLater = (change: string) => {
    const known = Math.min(change.length, published.length);
    return change.slice(0, known) >= published.slice(0, known);
  };
  return [...(updated ? [updated] : []), ...corrections.map((correction) => correction.date)]
    .map((change) => ({ change, local: localDate(change) }))
    .filter(({ local }) => isLater(local))
    .sort((a, b) => (a.local < b.local ? -1 : a.local > b.local ? 1 : 0))
    .map(({ change }) => change);
}

type Changed = Pick<ArticleMetadata, 'date' | 'updated' | 'corrections'>;
