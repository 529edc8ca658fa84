/**
 * Where the sentences of a text begin and end, in order and without the blanks around them. Abbreviations, initials and ordinal
 * numbers end none. A sentence of more than 200 characters is divided at its commas and semicolons: some voices fall
 * silent after about fifteen seconds.
 */
export function sentencesOf(text: string, lang: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, segment } of new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(
    text,
  )) {
    const end = index + segment.length;
    if (end < text.length && endsInAbbreviation.test(text.slice(start, end))) continue;
    spans.push(...divided(text, { start, end }));
    start = end;
  }
  return spans.map((span) => trimmed(text, span)).filter(({ start, end }) => start < end);
}

export interface Span {
  start: number;
  end: number;
}

const endsInAbbreviation =
  /(?:^|[\s(„“"‚])(?:\d{1,2}|\p{L}|Dr|Prof|Dipl|Ing|St|Nr|Hr|Fr|Mr|Mrs|Ms|Abs|Art|Mio|Mrd|bzw|ca|evtl|ggf|inkl|sog|vgl|vs|[zuodis]\.\s?[aäbehru])\.\s*$/u;

function divided(text: string, { start, end }: Span): Span[] {
  if (end - start <= 200) return [{ start, end }];
  const clauses: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(/[,;:]\s/g)) {
    const at = start + index + 1;
    if (at - from >= 100 && end - at >= 30) {
      clauses.push({ start: from, end: at });
      from = at;
    }
  }
  return [...clauses, { start: from, end }];
}

function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return {
    start: end - part.trimStart().length,
    end: start + part.trimEnd().length,
  };
}
