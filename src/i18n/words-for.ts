import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

/** The interface's words for a BCP 47 tag: German for German, English for every other language, then with their own `lang`. */
export function wordsFor(lang: string): Words {
  if (interfaceLang(lang) === 'de') return de;
  return /^en\b/i.test(lang) ? en : enAbroad;
}

/** The language in which the interface speaks around a text of the given language. */
export function interfaceLang(lang: string): 'de' | 'en' {
  return /^de\b/i.test(lang) ? 'de' : 'en';
}

const enAbroad: Words = { ...en, lang: 'en' };
