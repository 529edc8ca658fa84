import { parsePartialDate } from '../../schema/partial-date.ts';

/**
 * Parses a date in a notation of pages and editors, and returns it in the form of the front matter,
 * with the same precision.
 *
 * - `13. August 2024` → `2024-08-13`
 * - `August 2024` → `2024-08`
 * - `2024-08-13T09:30:00+0200` → `2024-08-13T09:30:00+02:00`
 *
 * `undefined` if the text contains no date, or one that does not exist.
 */
export function findDate(text: string): string | undefined {
  for (const read of readers) {
    const date = read(text);
    if (date !== undefined && isDate(date)) return date;
  }
  return undefined;
}

/** The date in the path of an address: `/2024/08/13/` or `/2024-08-13-`. */
export function dateInUrl(url: string): string | undefined {
  const found =
    /[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(url);
  const date = found && `${found[1]}-${found[2]}-${found[3]}`;
  return date && isDate(date) ? date : undefined;
}

/** The month in the path of an address: `/2024/08/ein-treffen/`. */
export function monthInUrl(url: string): string | undefined {
  const found = /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=\/[^/]*[^/\d])/.exec(url);
  const date = found && `${found[1]}-${found[2]}`;
  return date && isDate(date) ? date : undefined;
}

/** Whether the front matter accepts it and it is between the first web pages and next year. */
export function isDate(date: string): boolean {
  const parsed = parsePartialDate(date);
  const year = Number(date.slice(0, 4));
  return 'precision' in parsed && year >= 1900 && year <= new Date().getUTCFullYear() + 1;
}

const monthNames = [
  ['januar', 'jänner', 'january', 'jan', 'jän', 'enero', 'ene', 'janvier', 'gennaio', 'januari'],
  ['februar', 'february', 'feber', 'feb', 'febrero', 'février', 'febbraio', 'februari'],
  ['märz', 'maerz', 'march', 'mar', 'mär', 'mrz', 'marzo', 'mars', 'maart'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'aprile'],
  ['mai', 'may', 'mayo', 'maggio', 'mei'],
  ['juni', 'june', 'jun', 'junio', 'juin', 'giugno'],
  ['juli', 'july', 'jul', 'julio', 'juillet', 'luglio'],
  ['august', 'aug', 'agosto', 'ago', 'août', 'augustus'],
  ['september', 'sept', 'sep', 'septiembre', 'septembre', 'settembre'],
  ['oktober', 'october', 'okt', 'oct', 'octubre', 'octobre', 'ottobre'],
  ['november', 'nov', 'noviembre', 'novembre'],
  ['dezember', 'december', 'dez', 'dec', 'diciembre', 'dic', 'décembre', 'dicembre'],
];
const monthOf = new Map(
  monthNames.flatMap((names, index) =>
    names.map((name): [string, string] => [name, String(index + 1).padStart(2, '0')]),
  ),
);
const month = `(${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const year = '((?:19|20)\\d\\d)';

const readers: ((text: string) => string | undefined)[] = [
  (text) => {
    const found =
      /\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?(?![\d:])/i.exec(
        text,
      );
    if (!found) return undefined;
    const [, day = '', time = '', offset] = found;
    if (offset === undefined) return day;
    const zone =
      offset.toUpperCase() === 'Z' ? 'Z' : offset.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
    return `${day}T${time}${zone === '-00:00' ? 'Z' : zone}`;
  },
  (text) => /\b(\d{4}-\d\d-\d\d)\b/.exec(text)?.[1],
  (text) => {
    const found = new RegExp(
      `\\b(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s*(?:(?:of|de)\\s+)?[-\\s]?${month}\\b\\.?,?[-\\s]*(?:de\\s+)?${year}\\b`,
      'iu',
    ).exec(text);
    return found ? join(found[3], monthOf.get(lower(found[2])), found[1]) : undefined;
  },
  (text) => {
    const found = new RegExp(
      `(?<!\\p{L})${month}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}\\b`,
      'iu',
    ).exec(text);
    return found ? join(found[3], monthOf.get(lower(found[1])), found[2]) : undefined;
  },
  (text) => {
    const found = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b/.exec(text);
    return found ? join(found[3], found[2], found[1]) : undefined;
  },
  // 19.10.19, as written by German editors
  (text) => {
    const found = /(?<![\d.,])([0-3]\d)\.([01]\d)\.(\d\d)(?![\d.,]\d|\d)/.exec(text);
    const [, date = '', of = '', short = ''] = found ?? [];
    const century = Number(short) <= new Date().getUTCFullYear() % 100 ? '20' : '19';
    return found ? join(`${century}${short}`, of, date) : undefined;
  },
  (text) => {
    const found = /(?<![\d/.])(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?![\d/])/.exec(text);
    return found ? join(found[1], found[3], found[4]) : undefined;
  },
  (text) => {
    const found = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?![\d/])/.exec(text);
    if (!found) return undefined;
    const [first, second] = [Number(found[1]), Number(found[2])];
    // 13/08 can only be a day and a month, and 08/13 only the American order. Ambiguous dates are
    // ignored.
    if (first > 12) return join(found[3], found[2], found[1]);
    return second > 12 || first === second ? join(found[3], found[1], found[2]) : undefined;
  },
  (text) => {
    const found = new RegExp(`(?<!\\p{L}|\\d[.,]?\\s*)${month}\\.?\\s+${year}\\b`, 'iu').exec(text);
    return found ? join(found[2], monthOf.get(lower(found[1]))) : undefined;
  },
  (text) => /\b((?:19|20)\d\d-(?:0[1-9]|1[0-2]))\b(?!-)/.exec(text)?.[1],
];

function lower(text: string | undefined): string {
  return (text ?? '').toLowerCase();
}

function join(...parts: (string | undefined)[]): string | undefined {
  if (parts.some((part) => part === undefined)) return undefined;
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
