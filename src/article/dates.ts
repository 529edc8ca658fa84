import type { PartialDate } from '../schema/partial-date.ts';
import { site } from '../site.ts';

/**
 * A date in words in the given language, exactly as precise as it is known: `2024-08` → „August
 * 2024“, never with an invented day.
 */
export function formatDate(date: PartialDate, lang: string): string {
  const format = formatter(lang, date.precision);
  if (date.precision !== 'time') return format.format(startOf(date.value));
  const time = format.format(new Date(date.value));
  return /^de\b/i.test(lang) ? `${time} Uhr` : time;
}

/** The month of a date by its name alone: `2024-08` → „August“. */
export function formatMonth({ value }: PartialDate, lang: string): string {
  return new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(startOf(value));
}

/**
 * A date in the site's time zone, as precise as it is known: `2024`, `2024-08`, `2024-08-13` or
 * `2024-08-13 09:30:00`. If one such date begins with another, both may be the same moment.
 */
export function localDate({ value, precision }: PartialDate): string {
  return precision === 'time' ? localTime().format(new Date(value)) : value;
}

/** Swedish dates are in the order of ISO 8601. */
function localTime(): Intl.DateTimeFormat {
  const known =
    formatters.get('local') ??
    new Intl.DateTimeFormat('sv', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: site.timeZone,
    });
  formatters.set('local', known);
  return known;
}

/** Created once each: their memory is freed late. */
function formatter(lang: string, precision: PartialDate['precision']): Intl.DateTimeFormat {
  const key = `${precision} ${lang}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(lang, formats[precision]);
  formatters.set(key, known);
  return known;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

const formats = {
  year: { year: 'numeric', timeZone: 'UTC' },
  month: { year: 'numeric', month: 'long', timeZone: 'UTC' },
  day: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  time: { dateStyle: 'long', timeStyle: 'short', timeZone: site.timeZone },
} as const satisfies Record<PartialDate['precision'], Intl.DateTimeFormatOptions>;

/**
 * The start of a year, month or day in UTC; it is formatted in UTC again, so that no time zone
 * shifts it.
 */
function startOf(value: string): Date {
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  const start = new Date(0);
  start.setUTCFullYear(year, month - 1, day);
  return start;
}
