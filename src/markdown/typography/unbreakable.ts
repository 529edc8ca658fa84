import { titlesOfPeople } from '../../i18n/titles-of-people.ts';

/**
 * The indexes of spaces in a text at which a line should not break: between a number and its unit,
 * inside abbreviations, between a title or initial and a name, a day and its month, a sign and its
 * number, and before a dash (DIN 5008, Duden). `lang` is a BCP 47 tag; only German and English have
 * rules.
 *
 * - `z. B. § 5, 10 km` → the three spaces after `z.`, `§` and `10`
 */
export function spacesToKeep(text: string, lang: string): number[] {
  if (!/^(?:de|en)\b/i.test(lang) || !mayKeep.test(text)) return [];
  const found: number[] = [];
  for (const { index } of text.matchAll(places)) {
    const before = text.slice(Math.max(0, index - reach), index);
    const after = text.slice(index + 1, index + 1 + reach);
    // A dash at the beginning of a source line is a speaker’s.
    if (text.charAt(index) === '\n' && /^[–—]/.test(after)) continue;
    if (rules.some(([left, right]) => left.test(before) && right.test(after))) found.push(index);
  }
  return found;
}

/** Spaces that a rule may apply to. */
const places =
  /(?<=[\d.§€$£])[ \n](?=\S)|(?<=\S)[ \n](?=[\d–—])|(?<=\d[ \n\u00a0]\p{L}{3,10})[ \n](?=\S)/gu;

/** Characters on each side that the rules look at. */
const reach = 16;

const mayKeep = /\d[ \n]|[ \n]\d|[.§€$£][ \n]|[ \n][–—]/;

const months = [
  ...['Januar', 'Jänner', 'Februar', 'Feber', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August'],
  ...[
    'September',
    'Oktober',
    'November',
    'Dezember',
    'January',
    'February',
    'March',
    'May',
    'June',
  ],
  ...['July', 'October', 'December'],
].join('|');

const units = [
  ...[
    '%',
    '‰',
    '€',
    '\\$',
    '£',
    '°',
    '°C',
    '°F',
    'EUR',
    'USD',
    'CHF',
    'Euro',
    'Cent',
    'Dollar',
    'Franken',
  ],
  ...['US-Dollar', 'Prozent', 'Prozentpunkte', 'Uhr', 'percent', 'per cent', 'euros', 'dollars'],
  ...[
    'Mio\\.?',
    'Mrd\\.?',
    'Tsd\\.?',
    'Millionen',
    'Million',
    'Milliarden',
    'Milliarde',
    'million',
  ],
  ...[
    'billion',
    'km',
    'm',
    'cm',
    'dm',
    'mm',
    'µm',
    'nm',
    'km²',
    'm²',
    'cm²',
    'm³',
    'cm³',
    'km/h',
    'm/s',
  ],
  ...[
    'ha',
    'qm',
    'qkm',
    'kg',
    'g',
    'mg',
    'µg',
    't',
    'l',
    'ml',
    'cl',
    'dl',
    'hl',
    'h',
    'min',
    's',
    'ms',
  ],
  ...['Std\\.', 'Min\\.', 'Sek\\.', 'V', 'kV', 'A', 'mA', 'W', 'kW', 'MW', 'GW', 'TW', 'Wh', 'kWh'],
  ...[
    'MWh',
    'GWh',
    'TWh',
    'J',
    'kJ',
    'kcal',
    'Hz',
    'kHz',
    'MHz',
    'GHz',
    'dB',
    'Pa',
    'hPa',
    'bar',
    'K',
  ],
  ...[
    'kB',
    'MB',
    'GB',
    'TB',
    'Mbit/s',
    'Gbit/s',
    'kbit/s',
    'ppm',
    'PS',
    'a\\.m\\.',
    'p\\.m\\.',
    'am',
    'pm',
  ],
].join('|');

const titles = titlesOfPeople.join('|');

const numbered = [
  ...[
    'Nr',
    'Art',
    'Abs',
    'S',
    'Kap',
    'Bd',
    'Abb',
    'Tab',
    'Ziff',
    'Anm',
    'Rn',
    'Az',
    'Jg',
    'Ausg',
    'Str',
  ],
  ...['[a-zäöüß]str', 'ca', 'No', 'Vol', 'Fig', 'p', 'pp'],
].join('|');

/** What ends before the space, and what begins after it. */
const rules: readonly (readonly [left: RegExp, right: RegExp])[] = [
  [/\d$/, new RegExp(`^(?:${units})(?![\\p{L}\\p{N}])`, 'u')],
  // 3,5 Mio. Euro, 2 Milliarden US-Dollar.
  [
    /\d[ \n\u00a0](?:Mio\.?|Mrd\.?|Tsd\.?|Million|Millionen|Milliarde|Milliarden|million|billion)$/,
    /^(?:[€$£]|EUR|USD|CHF|Euro|Dollar|Franken|US-Dollar|euros|dollars|Tonnen|Liter|Kilometer)(?![\p{L}\p{N}])/u,
  ],
  // 10 000, and 19 May.
  [/(?<![\d.,][ \n]?)\d{1,3}(?:[ \n]\d{3})*$/, /^\d{3}(?!\d)/],
  [/(?<!\d)\d{1,2}$/, new RegExp(`^(?:${months})(?!\\p{L})`, 'u')],
  [new RegExp(`(?<!\\p{L})(?:${months})$`, 'u'), /^\d{1,2}(?![\d:])/],
  // 3. Mai, 1. FC, 19. Jahrhundert.
  [/(?<![\p{L}\d.,:–-])\d{1,3}\.$/u, /^\p{L}/u],
  [/[§€$£]$/, /^\d/],
  [new RegExp(`(?<![\\p{L}.])(?:${numbered})\\.$`, 'u'), /^\d/],
  // z. B., d. h., n. Chr., J. R. R. Tolkien.
  [/(?<![\p{L}\p{N}])\p{L}\.$/u, /^(?:\p{L}|Chr|Hd|Zt)\.(?!\p{L}{2})/u],
  [/(?<![\p{L}\p{N}])\p{Lu}\.$/u, /^\p{Lu}\p{Ll}/u],
  [
    new RegExp(`(?<!\\p{L})(?:${titles})\\.$`, 'u'),
    /^(?:\p{Lu}|(?:med|jur|iur|phil|rer|h|oec|theol|dent|vet|habil|nat|pol)\.)/u,
  ],
  [/(?<!\p{L})(?:rer|h)\.$/u, /^(?:nat|pol|soc|c)\./u],
  [/[^\s–—-]$/, /^[–—](?=\s|$)/],
];
