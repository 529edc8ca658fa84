import { createRequire } from 'node:module';
import type { Found, WordList } from './client/word-list.ts';

/**
 * Has the parts that a German compound ends with lead to it, so that `Netzgerät` finds `Hochspannungsnetzgerät`. Words are
 * stems, as Pagefind keeps them. They are divided between syllables (TeX patterns), which is more often than a reader would:
 * nobody looks for the rest. `lists` are those to be read, of the ones in which `words` were found.
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
 * What a compound ends with.
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

/** Beginnings that make no compound: what follows is no word of its own, or means something else. */
const prefixes =
  /^(?:ab|an|ant|auf|aus|be|bei|da|dar|de|dis|durch|ein|emp|ent|er|fort|ge|her|hin|in|inter|ko|kon|los|miss|mit|nach|ob|pra|pro|re|sub|trans|um|un|ur|ver|vor|weg|wi|wider|wieder|zer|zu|zuruck|zusammen)+$/;

/** Ends that are no words. */
const suffixes =
  /^(?:[bcdfghjklmnpqrstvwxyz]{0,3}(?:ung|ier|isch|ig|lich|ent|ion|ial|iell)|heit|keit|schaft|lich|chen|lein|haft|ismus|tion|sion|tat)/;
