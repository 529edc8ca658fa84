import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

/** The interface's words for a BCP 47 tag: German for German, English for every other language. */
export function wordsFor(lang: string): Words {
  return interfaceLang(lang) === 'de' ? de : en;
}

/** The `lang` of the interface's words inside a text of the given language; none where both speak the same. */
export function foreignWords(lang: string): 'en' | undefined {
  return interfaceLang(lang) === 'de' || /^en\b/i.test(lang) ? undefined : 'en';
}

/** The language in which the interface speaks around a text of the given language. */
export function interfaceLang(lang: string): 'de' | 'en' {
  return /^de\b/i.test(lang) ? 'de' : 'en';
}
