import type { PartialDate } from '../../schema/partial-date.ts';
import { dayOf, instantOf } from './instant.ts';

/**
 * Whole calendar years since an article was published or last updated, compared with `today`, the
 * day of the build. An article of 13 August 2024 is one year old from 14 August 2025, one dated
 * August 2024 from 1 September 2025.
 */
export function ageOf({ date, updated, timeless = false }: Aging, today: string): number {
  if (timeless || date.value === '') return 0;
  return Math.max(0, yearsSince(dayAfter(updated ?? date), today));
}

/**
 * When the age of any of these articles changes next, in ms like `Date.now()`; `Infinity` if never.
 */
export function agesChangeAt(articles: readonly Aging[], now: Date): number {
  const today = dayOf(now);
  const days = articles
    .filter(({ date, timeless = false }) => !timeless && date.value !== '')
    .map(({ date, updated }) => {
      const since = dayAfter(updated ?? date);
      return yearsLater(since, Math.max(1, yearsSince(since, today) + 1));
    });
  if (days.length === 0) return Infinity;
  const value = days.reduce((a, b) => (b < a ? b : a));
  return Date.parse(instantOf({ value, precision: 'day' }) ?? '');
}

/** The number of whole years between two days. */
function yearsSince(since: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(since.slice(0, 4));
  return today.slice(4) < since.slice(4) ? years - 1 : years;
}

/** The day after a day, month or year. */
function dayAfter({ value }: PartialDate): string {
  const [year = 0, month, day] = value.slice(0, 10).split('-').map(Number);
  if (month === undefined) return dayAt(year + 1, 0, 1);
  return day === undefined ? dayAt(year, month, 1) : dayAt(year, month - 1, day + 1);
}

/** The same day some years later. In years without 29 February, the next day. */
function yearsLater(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayAt(year + years, month - 1, date);
}

/** A calendar day. Months count from 0, and days may overflow into the next month. */
function dayAt(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
}

interface Aging {
  date: PartialDate;
  updated?: PartialDate | undefined;
  timeless?: boolean | undefined;
}
