import { channel } from 'node:diagnostics_channel';
import type { PartialDate } from '../schema/partial-date.ts';
import { instantOf } from './instant.ts';
import type { ArticleMetadata } from './metadata.ts';

/** When an article of this date is due, in ms like `Date.now()`, where that is after `now`. A month or a year is no moment. */
export function dueAfter(date: PartialDate, now: Date): number | undefined {
  // No offset moves a date by two days: most articles are older, and need no time zone looked up.
  const safelyPast = new Date(now.getTime() - 3 * day).toISOString().slice(0, 10);
  if (date.value.slice(0, 10) < safelyPast) return undefined;
  const instant = instantOf(date);
  const due = instant === undefined ? Number.NaN : Date.parse(instant);
  return due > now.getTime() ? due : undefined;
}

const day = 24 * 60 * 60 * 1000;

/** Whether an article is shown in previews only. */
export function isHeldBack({ draft, isScheduled }: HeldBack): boolean {
  return draft || isScheduled;
}

/*
 * Astro runs loaders in an instance of these modules of its own. What they leave out of a build is told to the build
 * through a channel of the process (https://nodejs.org/api/diagnostics_channel.html).
 */
const channelName = 'abschnitt:scheduled';

/** Tells the build which articles are left out of it until they are due. */
export function announceScheduled(articles: readonly ScheduledArticle[]): void {
  channel(channelName).publish(articles);
}

/** Calls the listener with what every later reading of the content folder announces. */
export function whenScheduled(listener: (articles: readonly ScheduledArticle[]) => void): void {
  channel(channelName).subscribe((message) => listener(message as readonly ScheduledArticle[]));
}

type HeldBack = Pick<ArticleMetadata, 'draft' | 'isScheduled'>;

/** An article that is dated after the build. */
export interface ScheduledArticle {
  slug: string;
  /** Below the content folder. */
  file: string;
  /** As its author wrote it. */
  date: string;
  /** In ms, like `Date.now()`. */
  due: number;
}
