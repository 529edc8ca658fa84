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
  const plain = withoutWords(value);
  const moment = momentPattern.exec(value)?.groups;
  if (moment) {
    const { date, time = '', zone = '' } = moment;
    const offset = offsetOf(zone);
    return offset === ''
      ? `Write ${date}, or ${date}T${time} with the offset that holds there on that day, like ${date}T${time}+01:00.`
      : `Write ${date}T${time}${offset}.`;
  }
  const mail = mailPattern.exec(plain)?.groups;
  const plainDay = plain.replace(/\s+\d{1,2}:\d\d(?::\d\d)?\b.*$/, '');
  const dayFirst = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)$/.exec(plainDay);
  const named = /^(?:(\d{1,2})\.?\s+)?(\p{L}{3,10})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/u.exec(
    plainDay,
  );
  const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(plainDay);
  const monthFirst = /^(\d{1,2})[/.](\d{4})$/.exec(plainDay);
  const loose = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:(?:[-/.]|月)(\d{1,2})?日?)?$/.exec(plainDay);
  const solid = /^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(plainDay);
  if (slashed) {
    const [, first = '', , second = '', year = ''] = slashed;
    const [ours, theirs] = [dashed(year, first, second), dashed(year, second, first)];
    if (Number(first) > 12) return `Write ${theirs}.`;
    return Number(second) > 12 || first === second
      ? `Write ${ours}.`
      : `Write ${ours} or ${theirs}, whichever was meant.`;
  }
  if (dayFirst)
    return `Write ${dashed((dayFirst[3] ?? '').padStart(4, '20'), dayFirst[2], dayFirst[1])}.`;
  const [, year, month, day] = loose ?? solid ?? [];
  if (year !== undefined) return `Write ${dashed(year, month, day)}.`;
  if (monthFirst) return `Write ${dashed(monthFirst[2], monthFirst[1])}.`;
  const name = named ? monthOf(named[2] ?? '') : undefined;
  if (named && name !== undefined) {
    const date = dashed(named[4], name, named[1] ?? named[3]);
    return mail
      ? `Write ${date}T${mail['time']}${offsetOf(mail['zone'] ?? '')}.`
      : `Write ${date}.`;
  }
  return dateForms;
}

/** Without the weekday, endings of ordinal numbers, and `de`; with European digits. */
function withoutWords(value: string): string {
  return value
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/^\p{L}{2,10}\.?,\s+(?=\d|\p{L})|\s*\(\p{L}{2,10}\)$/gu, '')
    .replace(/(?<=\b\d{1,2})(?:st|nd|rd|th|er|º|ª)(?!\p{L})/giu, '')
    .replace(/\s+(?:de|del|d’|of)\s+/g, ' ');
}

function offsetOf(zone: string): string {
  return zone === 'UTC' || zone === 'GMT' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
}

/** The time in a timestamp as in e-mails and RSS: `20 Nov 2026 09:30:00 +0100`. */
const mailPattern = /\s(?<time>\d\d:\d\d(?::\d\d)?)\s+(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)$/;

/** A timestamp as Jekyll, Hugo and databases write it. */
const momentPattern =
  /^(?<date>\d{4}-\d\d-\d\d)[T ](?<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

function dashed(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** The number of a month by its name or abbreviation. */
function monthOf(name: string): string | undefined {
  const word = name.toLowerCase();
  const at = monthNames.findIndex((names) => names.split(' ').some((one) => one.startsWith(word)));
  return at < 0 ? undefined : String(at + 1);
}

/** In German, English, French, Spanish, Italian, Portuguese and Dutch. */
const monthNames = [
  'januar january jänner janvier enero gennaio janeiro januari',
  'februar february feber février febrero febbraio fevereiro februari',
  'märz march mrz mars marzo março maart',
  'april avril abril aprile',
  'mai may mayo maggio maio mei',
  'juni june juin junio giugno junho',
  'juli july juillet julio luglio julho',
  'august août agosto augustus',
  'september septembre septiembre settembre setembro',
  'oktober october octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'dezember december décembre diciembre dicembre dezembro',
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
