import { channel } from 'node:diagnostics_channel';
import type { PartialDate } from '../../schema/partial-date.ts';
import { instantOf } from './instant.ts';
import type { ArticleMetadata } from '../metadata.ts';

/**
 * When an article of this date is due, in ms like `Date.now()`, if that is after `now`. Months and
 * years are never due later.
 */
export function dueAfter(date: PartialDate, now: Date): number | undefined {
  // No time zone shifts a date by two days. Most articles are older and need no time zone.
  const safelyPast = new Date(now.getTime() - 3 * day).toISOString().slice(0, 10);
  if (date.value.slice(0, 10) < safelyPast) return undefined;
  const instant = instantOf(date);
  const due = instant === undefined ? Number.NaN : Date.parse(instant);
  return due > now.getTime() ? due : undefined;
}

const day = 24 * 60 * 60 * 1000;

/** Whether an article is shown only in previews. */
export function isHeldBack({ draft, isScheduled }: HeldBack): boolean {
  return draft || isScheduled;
}

/*
 * Astro runs loaders in a separate instance of these modules. They tell the build what they leave
 * out through a channel of the process (https://nodejs.org/api/diagnostics_channel.html).
 */
const channelName = 'abschnitt:scheduled';

/** Tells the build which articles are left out until they are due. */
export function announceScheduled(articles: readonly ScheduledArticle[]): void {
  channel(channelName).publish(articles);
}

/** Calls the listener with the scheduled articles of every later reading of the content folder. */
export function whenScheduled(listener: (articles: readonly ScheduledArticle[]) => void): void {
  channel(channelName).subscribe((message) => listener(message as readonly ScheduledArticle[]));
}

type HeldBack = Pick<ArticleMetadata, 'draft' | 'isScheduled'>;

/** An article dated after the build. */
export interface ScheduledArticle {
  slug: string;
  /** Relative to the content folder. */
  file: string;
  /** As its author wrote it. */
  date: string;
  /** In ms, like `Date.now()`. */
  due: number;
}
