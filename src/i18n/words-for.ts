import { de } from './de.ts';
import { en } from './en.ts';
import { ownWords } from './own-words.ts';
import type { Words } from './words.ts';

/**
 * The interface's words for a BCP 47 tag: the owner's for that language, or German for German, or
 * English for all others. The `lang` of the result tells which.
 */
export function wordsFor(lang: string): Words {
  const tag = interfaceLang(lang);
  const own = ownWords.get(tag);
  if (tag !== 'en') return own ?? de;
  return /^en\b/i.test(lang) ? (own ?? en) : enAbroad;
}

/** The language of the interface around a text in the given language, as a BCP 47 tag. */
export function interfaceLang(lang: string): string {
  for (let tag = lang; tag !== ''; tag = tag.replace(/(?:^|-)[^-]*$/, ''))
    if (ownWords.has(tag)) return tag;
  return /^de\b/i.test(lang) ? 'de' : 'en';
}

/** Whether the owner has words for that language. */
export function hasOwnWords(lang: string): boolean {
  return ownWords.has(interfaceLang(lang));
}

const enAbroad: Words = { ...(ownWords.get('en') ?? en), lang: 'en' };
