import { comparePartialDates } from '../schema/partial-date.ts';
import type { ArticleMetadata } from './metadata.ts';

/** Newest first; articles of one date by slug, so that every build lists them in the same order. */
export function newestFirst(a: Ordered, b: Ordered): number {
  return comparePartialDates(b.date, a.date) || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0);
}

type Ordered = Pick<ArticleMetadata, 'date' | 'slug'>;
