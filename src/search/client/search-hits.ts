/**
 * A matching article, as Pagefind stores it; `locations` are the positions of the matching words.
 */
export interface Fragment {
  url: string;
  /**
   * Text with `<` and `>` as entities: kicker, headline, then the article. Words are separated by
   * spaces, in languages without spaces by U+200B.
   */
  raw_content: string;
  locations: number[];
  meta: Record<string, string>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** The parts of an article that match a search. */
export interface ArticleHits {
  headline: Part[];
  /** The text before the first section; absent if nothing in it matches and sections do. */
  opening: Part[] | undefined;
  sections: SectionHit[];
  /** The matching words, as spelled in the text. */
  terms: string[];
}

export interface SectionHit {
  id: string;
  number: number;
  heading: Part[];
  /** Some words around the first hit; empty if the section is nothing but its heading. */
  excerpt: Part[];
  terms: string[];
  count: number;
}

/** A piece of text, and whether it matches the search. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** The number of words in an excerpt, and how many of them precede the first hit. */
const excerptLength = 28;
const wordsBefore = 6;

/** The parts of an article that match a search, in the article's order. */
export function articleHits({ raw_content, locations, meta, anchors }: Fragment): ArticleHits {
  const text = readText(raw_content, locations);
  const headings = anchors
    .filter(({ element, text: heading }) => /^h[2-6]$/.test(element) && heading.trim() !== '')
    .sort((a, b) => a.location - b.location);
  const sections = headings.flatMap(({ id, text: heading, location }, index): SectionHit[] => {
    const end = headings[index + 1]?.location ?? text.words.length;
    const body = Math.min(wordsEnd(text, location, heading), end);
    const own = hitsIn(text, location, end);
    if (own.length === 0) return [];
    return [
      {
        id,
        number: index + 1,
        heading: withoutFullStop(partsOf(text, location, body)),
        excerpt: excerptOf(text, body, end),
        terms: termsAt(text, own),
        count: own.length,
      },
    ];
  });
  const headline = wordsEnd(text, 0, meta['kicker']);
  const body = wordsEnd(text, headline, meta['title']);
  const end = headings[0]?.location ?? text.words.length;
  const hasOpening = sections.length === 0 || hitsIn(text, body, end).length > 0;
  return {
    headline: withoutFullStop(partsOf(text, headline, body)),
    opening: hasOpening ? excerptOf(text, body, end) : undefined,
    sections,
    terms: termsAt(text, locations),
  };
}

function readText(content: string, locations: number[]): Text {
  const isSpaced = !content.includes('\u200B');
  const words = content.split(isSpaced ? /[^\S\uFEFF]+/ : /\u200B/);
  return {
    words: words.map((word) =>
      word
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        // The separator of digit groups before indexing.
        .replace(/(?<=\d)\u2060(?=\d{3})/g, '\u00A0'),
    ),
    hits: new Set(locations),
    space: isSpaced ? ' ' : '',
  };
}

function hitsIn({ hits }: Text, from: number, to: number): number[] {
  return [...hits].filter((at) => at >= from && at < to).sort((a, b) => a - b);
}

/**
 * The index after the words of a phrase that begins at an index, however the text is divided into
 * words.
 */
function wordsEnd({ words }: Text, from: number, phrase = ''): number {
  let at = from;
  for (let left = lengthOf(phrase); left > 0 && at < words.length; at++)
    left -= lengthOf(words[at] ?? '');
  return at;
}

function lengthOf(text: string): number {
  return text.replace(/\s/g, '').length;
}

/**
 * The words around the first hit between two indexes, or the first words, with an ellipsis where
 * words are omitted.
 */
function excerptOf(text: Text, from: number, to: number): Part[] {
  const first = hitsIn(text, from, to)[0] ?? from;
  const start = Math.max(from, Math.min(first - wordsBefore, to - excerptLength));
  const end = Math.min(to, start + excerptLength);
  if (start >= end) return [];
  const { space } = text;
  return [
    ...(start > from ? [{ text: `…${space}`, isHit: false }] : []),
    ...partsOf(text, start, end),
    ...(end < to ? [{ text: `${space}…`, isHit: false }] : []),
  ];
}

/** Words as parts; consecutive words of one kind form one part. */
function partsOf({ words, hits, space }: Text, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let at = from; at < to; at++) {
    const isHit = hits.has(at);
    const word = words[at] ?? '';
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += space + word;
    else {
      // The space between two parts belongs to the unmarked one.
      if (last && isHit) last.text += space;
      parts.push({ text: last && !isHit ? space + word : word, isHit });
    }
  }
  return parts;
}

/** Pagefind appends a full stop to headings that have none. */
function withoutFullStop(parts: Part[]): Part[] {
  const last = parts.at(-1);
  return last ? [...parts.slice(0, -1), { ...last, text: last.text.replace(/\.$/, '') }] : [];
}

function termsAt({ words }: Text, locations: readonly number[]): string[] {
  const bare = locations.map((at) =>
    (words[at] ?? '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase(),
  );
  return [...new Set(bare)].filter(Boolean);
}

/** A text as words, with the indexes of those that match. */
interface Text {
  words: string[];
  hits: Set<number>;
  /** The separator between two words. */
  space: string;
}
