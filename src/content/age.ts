import type { PartialDate } from '../schema/partial-date.ts';
import { dayOf, instantOf } from './instant.ts';

/**
 * Whole years that an article is older than, by the calendar: what was published on 13 August 2024, or last updated then, is
 * older than one year from 14 August 2025 on; what is dated August 2024, from 1 September. `today` is the day of the build.
 */
export function ageOf({ date, updated, timeless = false }: Aging, today: string): number {
  if (timeless || date.value === '') return 0;
  return Math.max(0, yearsSince(dayAfter(updated ?? date), today));
}

/** When the age of one of these articles will next be another, in ms like `Date.now()`; perhaps never. */
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

/** Of two days, the whole years between them. */
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

/** The same day some years later; of 29 February, where that is none, the next. */
function yearsLater(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayAt(year + years, month - 1, date);
}

/** A day of the calendar; months are counted from 0, and days may run over into the next. */
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
