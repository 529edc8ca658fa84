import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Hyphenation by language (TeX patterns, https://ctan.org/pkg/hyph-utf8), at least three letters
 * from either end; words with soft hyphens are divided there only. Languages without patterns do
 * not divide words.
 */
export function hyphenationOf(lang: string): Hyphenate {
  const hyphenate = patternsOf(/^[a-z]{2,3}/.exec(lang.toLowerCase())?.[0] ?? '');
  return (word) =>
    word.includes('\u00ad') ? word : joinShortEnds(hyphenate(word).split('\u00ad')).join('\u00ad');
}

function patternsOf(language: string): Hyphenate {
  try {
    const patterns = require(`hyphen/${language}`) as { hyphenateSync: Hyphenate };
    return patterns.hyphenateSync;
  } catch {
    return (word) => word;
  }
}

function joinShortEnds(parts: readonly string[]): string[] {
  const joined = [...parts];
  while (joined.length > 1 && letters(joined[0]) < 3)
    joined.splice(0, 2, joined.slice(0, 2).join(''));
  while (joined.length > 1 && letters(joined.at(-1)) < 3) joined.push(joined.splice(-2).join(''));
  return joined;
}

function letters(part = ''): number {
  return part.match(/\p{L}/gu)?.length ?? 0;
}

/** A word with soft hyphens (U+00AD) where it may be divided. */
export type Hyphenate = (word: string) => string;
