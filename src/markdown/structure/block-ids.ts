import type { Element } from 'hast';
import type { VFile } from 'vfile';
import { assignIds } from '../../anchors/assign.ts';
import type { Section } from '../blocks.ts';
import { namedIn } from '../named-blocks.ts';
import { report } from '../settings.ts';

/**
 * Gives figures, quotations, videos, boxes and charts ids made from their first words. Ids of
 * sections are taken.
 */
export function assignBlockIds(sections: readonly Section[], lang: string): void {
  const prefixes = /^de\b/i.test(lang)
    ? {
        figure: 'bild',
        quote: 'zitat',
        video: 'video',
        media: 'medien',
        box: 'kasten',
        chart: 'grafik',
      }
    : {
        figure: 'figure',
        quote: 'quote',
        video: 'video',
        media: 'media',
        box: 'box',
        chart: 'chart',
      };
  const blocks = sections.flatMap((section) => section.blocks).flatMap(namedIn);
  const wanted = blocks.map((block) => ({
    text: `${prefixes[block.type]} ${firstWords(block.id)}`,
    authorId: 'authorId' in block ? block.authorId : undefined,
  }));
  const ids = assignIds(
    wanted,
    sections.map(({ id }) => id),
  );
  blocks.forEach((block, index) => (block.id = ids[index] ?? ''));
}

/** The id that its author wrote for a box or chart; that another has it already is reported. */
export function claimedId(node: Element, id: string | undefined, file: VFile): string | undefined {
  if (id === undefined) return undefined;
  const claimed = (file.data.claimedIds ??= new Set());
  if (claimed.has(id))
    report(
      file,
      node,
      `The id “${id}” is that of another box, chart or section.`,
      'Give one of them another id.',
    );
  claimed.add(id);
  return id;
}

function firstWords(text: string): string {
  return text.split(' ').slice(0, 5).join(' ');
}

declare module 'vfile' {
  interface DataMap {
    /** The ids of the sections, and those that authors wrote for the boxes and charts so far. */
    claimedIds: Set<string>;
  }
}
