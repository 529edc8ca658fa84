import type { Section } from '../markdown/blocks.ts';
import { unescapeHtml } from '../markdown/html/plain-text.ts';

/** Sources of all pictures, audio and video in a text, each once, the lead picture's first. */
export function pictureSources(
  sections: readonly Section[],
  leadPicture: string | undefined,
): string[] {
  const lead = leadPicture === undefined ? [] : [leadPicture];
  return [...new Set([...lead, ...sections.flatMap(sourcesIn)])];
}

/** Whether a picture's source is an address on the web, not a local file. */
export function isElsewhere(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source);
}

function sourcesIn(section: Section): string[] {
  return section.blocks.flatMap((block) => {
    if (block.type === 'figure') return block.picture ? [block.picture.src] : [];
    if (block.type === 'media') return [block.src];
    if (block.type === 'gallery')
      return block.figures.flatMap(({ picture }) => (picture ? [picture.src] : []));
    if ('html' in block) return inlineSources(block.html);
    return block.type === 'footnotes'
      ? block.notes.flatMap((note) => inlineSources(note.html))
      : [];
  });
}

function inlineSources(html: string): string[] {
  return [...html.matchAll(inlinePicture)].map((match) => unescapeHtml(match[1] ?? ''));
}

/** A picture in a block's sanitised HTML, as the pipeline prints it. */
export const inlinePicture =
  /<img\b(?:\s(?!src=)[a-z]+(?:="[^"]*")?)*\ssrc="([^"]*)"(?:\s[a-z]+(?:="[^"]*")?)*>/g;
