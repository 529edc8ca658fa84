/** A date as precise as its author knows it. Nothing is ever filled in: a month stays a month. */
export interface PartialDate {
  /**
   * As written: `2024`, `2024-08`, `2024-08-13` or `2024-08-13T09:30+02:00`. Valid in `<time
   * datetime>`.
   */
  value: string;
  precision: 'year' | 'month' | 'day' | 'time';
}

/**
 * Parses a year (also as a number, which is what YAML makes of it), a month, a day, or a time as in
 * RFC 3339, with mandatory offset and optional seconds. For anything else, including dates that do
 * not exist, returns a refusal that says what to write.
 */
export function parsePartialDate(input: string | number): PartialDate | DateRefusal {
  const value = String(input).trim();
  const parts = datePattern.exec(value);
  if (!parts) return refuse(`"${value}" is not a date.`, suggestion(value));

  const { year = '', month, day, time, offset } = parts.groups ?? {};
  if (Number(year) === 0) return refuse('There is no year 0000.', dateForms);
  if (month === undefined) return { value, precision: 'year' };
  if (Number(month) < 1 || Number(month) > 12) {
    return refuse(`There is no month ${month}.`, `Write the month as 01 to 12, like ${year}-08.`);
  }
  if (day === undefined) return { value, precision: 'month' };
  const lastDay = daysInMonth(Number(year), Number(month));
  if (Number(day) < 1 || Number(day) > lastDay) {
    const days = `${year}-${month} has ${lastDay} days, so there is no ${value.slice(0, 10)}.`;
    return refuse(days, `Correct the day, or write ${year}-${month} if only the month is known.`);
  }
  if (time === undefined) return { value, precision: 'day' };
  if (offset === undefined) {
    const remedy = `Add the offset that holds there on that day, like ${value}+01:00, ${value}+02:00 or ${value}Z, or write ${value.slice(0, 10)}.`;
    return refuse('A time needs its offset from UTC.', remedy);
  }
  if (!isClockTime(time) || !isOffset(offset)) {
    return refuse(
      `"${value}" has no valid time of day.`,
      'Write a time like 2024-08-13T09:30+02:00.',
    );
  }
  return { value, precision: 'time' };
}

/**
 * Compares dates of any precision, earlier first: times by the moment, and less precise dates
 * before everything within them (2024, then 2024-08, then 2024-08-13, then its times in UTC). For
 * `toSorted`.
 */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [keyA, keyB] = [sortKey(a), sortKey(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

/** A string whose alphabetical order is the order of `comparePartialDates`. */
function sortKey(date: PartialDate): string {
  return date.precision === 'time' ? new Date(date.value).toISOString() : date.value;
}

const datePattern =
  /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d)(?:T(?<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?<offset>Z|[+-]\d\d:\d\d)?)?)?)?$/;

const dateForms = 'Write 2024, 2024-08, 2024-08-13 or 2024-08-13T09:30+02:00.';

/** The same date in our form, if it is clear what was meant. */
function suggestion(value: string): string {
  const moment = momentPattern.exec(value)?.groups;
  if (moment) {
    const { date, time = '', zone = '' } = moment;
    const offset =
      zone === 'UTC' || zone === 'GMT' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
    return offset === ''
      ? `Write ${date}, or ${date}T${time} with the offset that holds there on that day, like ${date}T${time}+01:00.`
      : `Write ${date}T${time}${offset}.`;
  }
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(value);
  const named = /^(?:(\d{1,2})\.?\s+)?(\p{L}{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/u.exec(value);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  const loose = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(value);
  if (american) {
    const [, first = '', second = '', year = ''] = american;
    const [ours, theirs] = [dashed(year, first, second), dashed(year, second, first)];
    if (Number(first) > 12) return `Write ${theirs}.`;
    return Number(second) > 12 || first === second
      ? `Write ${ours}.`
      : `Write ${ours} or ${theirs}, whichever was meant.`;
  }
  if (german) return `Write ${dashed(german[3], german[2], german[1])}.`;
  if (loose) return `Write ${dashed(loose[1], loose[2], loose[3])}.`;
  const month = named ? monthOf(named[2] ?? '') : undefined;
  if (named && month !== undefined)
    return `Write ${dashed(named[4], month, named[1] ?? named[3])}.`;
  return dateForms;
}

/** A timestamp as Jekyll, Hugo and databases write it. */
const momentPattern =
  /^(?<date>\d{4}-\d\d-\d\d)[T ](?<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

function dashed(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** The number of a month by its German or English name or abbreviation. */
function monthOf(name: string): string | undefined {
  const word = name.toLowerCase();
  const at = monthNames.findIndex((names) => names.split(' ').some((one) => one.startsWith(word)));
  return at < 0 ? undefined : String(at + 1);
}

const monthNames = [
  ...['januar january jänner', 'februar february feber', 'märz march mrz', 'april', 'mai may'],
  ...['juni june', 'juli july', 'august', 'september', 'oktober october', 'november'],
  'dezember december',
];

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isClockTime(time: string): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours <= 23 && minutes <= 59 && seconds < 60;
}

/** HTML does not allow `-00:00`, so it is not an offset here either. */
function isOffset(offset: string): boolean {
  if (offset === 'Z') return true;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4))];
  return hours <= 23 && minutes <= 59 && offset !== '-00:00';
}

function refuse(message: string, remedy: string): DateRefusal {
  return { message, remedy };
}

/** Why a text is not a date, and what to write instead. */
export interface DateRefusal {
  message: string;
  remedy: string;
}
