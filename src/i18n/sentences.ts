import { titlesOfPeople } from './titles-of-people.ts';

/**
 * Where the sentences of a text begin and end, in order and without the blanks around them. Abbreviations, initials and
 * ordinal numbers end none.
 */
export function sentencesOf(text: string, lang: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, segment } of new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(
    text,
  )) {
    const end = index + segment.length;
    if (end < text.length && endsInAbbreviation.test(text.slice(start, end))) continue;
    // After an exclamation in quotation marks: „Komm!“ und ging.
    if (/^\p{Ll}/u.test(text.slice(end, end + 2))) continue;
    spans.push(trimmed(text, { start, end }));
    start = end;
  }
  return spans.filter((span) => span.start < span.end);
}

function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return {
    start: end - part.trimStart().length,
    end: start + part.trimEnd().length,
  };
}

const abbreviations = [
  ...titlesOfPeople,
  // Others beside names
  ...['Gebr', 'Rep', 'Gov', 'Gen', 'Col', 'Capt', 'Lt', 'Jr', 'Sr', 'Co', 'med', 'jur', 'phil'],
  ...['rer', 'nat', 'theol', 'Fa', 'Mme', 'Mmes', 'Mlle', 'MM', 'Sra', 'Sres', 'Srta', 'Sig'],
  // Before a number
  ...[
    'Nr',
    'No',
    'Abs',
    'Art',
    'Abb',
    'Abt',
    'Anm',
    'Aufl',
    'Bd',
    'Kap',
    'Tab',
    'Vol',
    'Fig',
    'Ziff',
  ],
  ...['Az', 'Tel', 'Str', 'ca', 'rd', 'max', 'mind'],
  // Before a word
  ...[
    'Mio',
    'Mrd',
    'Tsd',
    'bzw',
    'bspw',
    'evtl',
    'ggf',
    'inkl',
    'exkl',
    'einschl',
    'insb',
    'insbes',
  ],
  ...['sog', 'vgl', 'vs', 'zzgl', 'abzgl', 'gem', 'lt', 'geb', 'gest', 'verh', 'Hrsg', 'ebd', 'dt'],
  ...['Red', 'Sek', 'Hbf', 'Bhf', 'Ges', 'Ltd', 'Inc', 'al', 'Ave', 'Blvd', 'Ph\\.D'],
  ...['engl', 'frz', 'österr', 'kath', 'ev', 'ehem', 'Chr'],
  // Months
  ...['Jan', 'Feb', 'Apr', 'Aug', 'Sept', 'Sep', 'Okt', 'Oct', 'Nov', 'Dez', 'Dec'],
].join('|');

/** A number of three digits or fewer, in figures or Roman, an initial or one of the words, and a full stop. */
const endsInAbbreviation = new RegExp(
  `(?:^|[\\s(„“"‚–—-])(?:\\d{1,3}|[IVX]{2,6}|\\p{L}|(?:\\p{L}\\.)+\\p{L}|${abbreviations})\\.\\s*$`,
  'u',
);

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}
