import { sentencesOf, type Span } from '../../i18n/sentences.ts';

/**
 * Splits a text into utterances: sentences, or clauses if a sentence is longer than 200 characters.
 * Some voices stop after about fifteen seconds.
 */
export function clausesOf(text: string, lang: string): Span[] {
  return sentencesOf(text, lang).flatMap((sentence) => divided(text, sentence));
}

function divided(text: string, { start, end }: Span): Span[] {
  if (end - start <= 200) return [{ start, end }];
  const clauses: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(/[,;:]\s/g)) {
    const at = start + index + 1;
    if (at - from >= 100 && end - at >= 30) {
      clauses.push({ start: from, end: at });
      // The space after the comma belongs to neither.
      from = at + 1;
    }
  }
  return [...clauses, { start: from, end }];
}
