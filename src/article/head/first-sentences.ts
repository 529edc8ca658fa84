import type { Section } from '../../markdown/blocks.ts';
import { sentencesOf } from '../../i18n/sentences.ts';
import { plainText } from '../../markdown/html/plain-text.ts';

/**
 * The beginning of a section's running text, for a preview's description: whole sentences up to
 * about 200 characters; of one longer sentence as many words as fit. `undefined` without running
 * text. `lang` is a BCP 47 tag.
 */
export function firstSentences(
  section: { blocks: readonly Block[] },
  lang = 'de',
): string | undefined {
  const { blocks } = section;
  const running = blocks.filter(({ type }) => type === 'prose' || type === 'quote');
  // A section of pictures is described by their captions.
  const text =
    plain(running.map(({ html }) => html)) ||
    plain(blocks.map(({ captionHtml, titleHtml }) => captionHtml ?? titleHtml));
  if (text === '') return undefined;
  if (text.length <= longest) return text;
  const ends = sentencesOf(text, lang).flatMap(({ end }) => (end <= longest ? [end] : []));
  const end = ends.findLast((one) => isClosed(text.slice(0, one))) ?? ends.at(-1) ?? 0;
  if (end >= shortest) return text.slice(0, end);
  return `${text.slice(0, longest).replace(/\s+\S*$/u, '')} …`;
}

/** Whether all quotations and brackets end that begin in a text. */
function isClosed(text: string): boolean {
  const german = text.includes('„');
  const pairs = [german ? '„“' : '“”', ...(/»[^«]*«/.test(text) ? [] : ['«»']), '()'];
  return pairs.every(
    ([open = '', close = '']) => text.split(open).length <= text.split(close).length,
  );
}

const longest = 200;

/** Shorter sentences, in characters, say too little on their own. */
const shortest = 25;

type Block = Pick<Section['blocks'][number], 'type'> & {
  html?: string;
  captionHtml?: string;
  titleHtml?: string;
};

function plain(texts: readonly (string | undefined)[]): string {
  return texts
    .map((html) => plainText(html ?? ''))
    .filter((text) => text !== '')
    .join(' ');
}
