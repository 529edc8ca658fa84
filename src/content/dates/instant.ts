import type { PartialDate } from '../../schema/partial-date.ts';
import { site } from '../../site.ts';

/**
 * A date as an RFC 3339 timestamp, for formats without partial dates. A day becomes its beginning
 * in the site's time zone (`2026-02-03` → `2026-02-03T00:00:00+01:00`); `undefined` for a month or
 * a year.
 */
export function instantOf(date: PartialDate): string | undefined {
  if (date.precision === 'day') return startOfDay(date.value);
  if (date.precision !== 'time') return undefined;
  // RFC 3339 requires seconds.
  return date.value.replace(/(T\d\d:\d\d)(?=[Z+-])/, '$1:00');
}

/** The day of a moment in the site's time zone: `2026-02-03`. */
export function dayOf(moment: Date): string {
  // In Swedish, dates are written in the order of ISO 8601.
  days ??= new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: site.timeZone });
  return days.format(moment);
}

let days: Intl.DateTimeFormat | undefined;

/**
 * Converts a timestamp from `instantOf` to RFC 822: `Tue, 03 Feb 2026 09:30:00 +0100`. It keeps its
 * offset, and so its day.
 */
export function toRfc822(instant: string): string {
  const [date = '', clock = ''] = instant.split('T');
  const [time = ''] = /^[\d:]{8}/.exec(clock) ?? [];
  const offset = /[+-]\d\d:\d\d$/.exec(clock)?.[0].replace(':', '') ?? '+0000';
  const [weekday, day, month, year] = new Date(`${date}T00:00:00Z`).toUTCString().split(/,? /);
  return `${weekday}, ${day} ${month} ${year} ${time} ${offset}`;
}

/** The latest of some timestamps. */
export function latest(instants: readonly (string | undefined)[]): string | undefined {
  return instants
    .filter((instant) => instant !== undefined)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
}

function startOfDay(day: string): string {
  const near = offsetAt(new Date(`${day}T00:00:00Z`));
  return `${day}T00:00:00${offsetAt(new Date(`${day}T00:00:00${near}`))}`;
}

/** The UTC offset of the site's time zone: `+01:00`. */
function offsetAt(moment: Date): string {
  const parts = offsetFormat().formatToParts(moment);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace(/^GMT/, '').slice(0, 6) || '+00:00';
}

function offsetFormat(): Intl.DateTimeFormat {
  known ??= new Intl.DateTimeFormat('en', { timeZone: site.timeZone, timeZoneName: 'longOffset' });
  return known;
}

let known: Intl.DateTimeFormat | undefined;
