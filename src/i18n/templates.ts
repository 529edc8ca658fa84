import type { Words } from './words.ts';

/** The placeholders of a message with values, in the order of the arguments of its function. */
export const placeholders: { [Key in WovenKey]: readonly string[] } = {
  sectionOf: ['number', 'total'],
  shareSection: ['heading'],
  minutes: ['minutes'],
  backToText: ['number'],
  loadVideo: ['from'],
  loadAudio: ['from'],
  loadMap: ['from'],
  loadPost: ['from'],
  loadContent: ['from'],
  loadingTells: ['host'],
  sectionsOf: ['title'],
  removedSection: ['heading'],
  shareArticle: ['title'],
  manyFound: ['count'],
  nothingFound: ['terms'],
  moreSectionsFound: ['count'],
  feedOf: ['topic'],
  articleCount: ['count'],
  moreSections: ['count'],
  page: ['number'],
  pageOf: ['number', 'total'],
  minutesShort: ['minutes'],
  minutesLeft: ['minutes'],
  articleIsOld: ['years'],
  olderThan: ['years'],
  mistakeIn: ['title'],
  articlesBy: ['name'],
};

/**
 * A message as one text, or one text for each plural form of its first number
 * (https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules).
 */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/**
 * Makes the function for a message: `Teil {number} von {total}` → `(2, 4) => 'Teil 2 von 4'`.
 * Minutes are passed as a range: `{minutes}` becomes `3` or `3–5`.
 */
export function weave(key: WovenKey, message: Message, lang: string): (...args: Arg[]) => string {
  const names = placeholders[key];
  const rules = typeof message === 'string' ? undefined : new Intl.PluralRules(lang);
  return (...args) => {
    const values = names[0] === 'minutes' ? [[...new Set(args)].join('–')] : args;
    const form = rules?.select(Number(args.at(names[0] === 'minutes' ? -1 : 0)));
    const text =
      typeof message === 'string' ? message : (message[form ?? 'other'] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[names.indexOf(name)]));
  };
}

/** Messages that are functions. */
export type WovenKey = {
  [Key in keyof Words]-?: Words[Key] extends (...args: never[]) => string ? Key : never;
}[keyof Words];

type Arg = string | number;
