import { createRequire } from 'node:module';
import type { Found, WordList } from './client/word-list.ts';

/**
 * Makes the final parts of a German compound lead to it, so that `Netzgerät` finds
 * `Hochspannungsnetzgerät`. Words are stems, as Pagefind stores them. They are split between
 * syllables (TeX patterns), which gives more parts than readers would see: nobody searches for the
 * others. `lists` are the ones to read, out of those in which `words` were found.
 */
export function addParts(
  words: Map<string, Found[]>,
  language: string,
  lists: ReadonlySet<WordList>,
): void {
  if (!/^de\b/i.test(language)) return;
  for (const [word, found] of [...words]) {
    const own = found.filter(({ list, whole }) => whole === undefined && lists.has(list));
    if (own.length === 0) continue;
    for (const part of partsOf(word)) {
      const parts = own.map((one) => ({ ...one, whole: word }));
      const known = words.get(part);
      if (known) known.push(...parts);
      else words.set(part, parts);
    }
  }
}

/**
 * The words that a compound may end with.
 *
 * - `hochspannungsnetzgerat` → `spannungsnetzgerat`, `netzgerat`, `gerat`
 */
export function partsOf(word: string): string[] {
  if (word.length < 9 || !/^\p{L}+$/u.test(word)) return [];
  const syllables = hyphenateSync(word).split('\u00AD');
  return syllables.slice(1).flatMap((_, index) => {
    const head = syllables.slice(0, index + 1).join('');
    const part = word.slice(head.length);
    const isPart =
      part.length >= 5 && head.length >= 3 && !prefixes.test(head) && !suffixes.test(part);
    return isPart ? [part] : [];
  });
}

const { hyphenateSync } = createRequire(import.meta.url)('hyphen/de') as {
  hyphenateSync: (word: string) => string;
};

/** Prefixes that form no compound: the rest is not a word, or means something else. */
const prefixes =
  /^(?:ab|an|ant|auf|aus|be|bei|da|dar|de|dis|durch|ein|emp|ent|er|fort|ge|her|hin|in|inter|ko|kon|los|miss|mit|nach|ob|pra|pro|re|sub|trans|um|un|ur|ver|vor|weg|wi|wider|wieder|zer|zu|zuruck|zusammen)+$/;

/** Suffixes that are not words. */
const suffixes =
  /^(?:[bcdfghjklmnpqrstvwxyz]{0,3}(?:ung|ier|isch|ig|lich|ent|ion|ial|iell)|heit|keit|schaft|lich|chen|lein|haft|ismus|tion|sion|tat)/;
