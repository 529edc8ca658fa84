import type { Section } from '../../markdown/blocks.ts';
import { plainText } from '../../markdown/html/plain-text.ts';

/**
 * The beginning of a section's running text, as a preview's description: whole sentences up to about 200 characters,
 * of one longer sentence as many words. Nothing when the section has no running text.
 */
export function firstSentences(
  section: { blocks: readonly Block[] },
  longest = 200,
): string | undefined {
  const { blocks } = section;
  const running = blocks.filter(({ type }) => type === 'prose' || type === 'quote');
  // Of a section of pictures their captions.
  const text =
    plain(running.map(({ html }) => html)) ||
    plain(blocks.map(({ captionHtml, titleHtml }) => captionHtml ?? titleHtml));
  if (text === '') return undefined;
  if (text.length <= longest) return text;
  const sentences = text.slice(0, longest + 1).match(/^.*[.!?…][“”’"»)]*(?=\s)/su)?.[0];
  if (sentences !== undefined && sentences.length >= longest / 4) return sentences;
  return `${text.slice(0, longest).replace(/\s+\S*$/u, '')} …`;
}

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
