import type { Card } from './card.ts';

/**
 * The card with only what can be drawn, so that none shows empty boxes: signs that no font has are
 * left out, a text with letters that no font has is left out entirely, and the next best text
 * replaces the heading.
 */
export function legibleCard(card: Card, hasGlyph: HasGlyph): Card {
  const { eyebrow, heading, article, source, dates, age, siteName, ...rest } = card;
  const read = (text: string | undefined) => legibleText(text ?? '', hasGlyph);
  const date = read(dates[0]) ?? dates[1];
  const title = read(article);
  const name = read(siteName);
  const large = read(heading);
  const small = {
    eyebrow: read(eyebrow),
    source: read(source),
    age: read(age),
    article: large === undefined ? undefined : title,
  };
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(small).filter(([, text]) => text !== undefined)),
    heading: large ?? title ?? name ?? date,
    dates: [date, dates[1]],
    siteName: large === undefined && title === undefined ? '' : (name ?? ''),
  };
}

/**
 * A text as it can be drawn; `undefined` if the result would not be the same text. Unknown
 * compatibility forms are replaced by plain ones (Unicode NFKC); unknown signs and invisible
 * characters are left out.
 */
export function legibleText(text: string, hasGlyph: HasGlyph): string | undefined {
  const letters = [...text.normalize('NFC').replaceAll(invisible, ' ')].map((letter) => {
    if (isSet(letter, hasGlyph)) return letter;
    const plain = letter.normalize('NFKC').replaceAll(/[\u2010\u2011]/g, '-');
    if ([...plain].every((part) => isSet(part, hasGlyph))) return plain;
    return /[\p{L}\p{N}\p{M}]/u.test(letter) ? undefined : '';
  });
  if (letters.includes(undefined)) return undefined;
  const legible = letters
    .join('')
    .replaceAll(/[ \t\n\r]+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(legible) ? legible : undefined;
}

function isSet(letter: string, hasGlyph: HasGlyph): boolean {
  return hasGlyph(letter) || /^[\s\u00ad\u200b-\u200d]$/.test(letter);
}

/** Control characters and directional formatting. */
const invisible = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]/gu;

/** Whether a font has the given character. */
export type HasGlyph = (letter: string) => boolean;
