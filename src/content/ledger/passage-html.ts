import type { Section } from '../../markdown/blocks.ts';
import { toHtml } from '../../markdown/to-html.ts';

/**
 * The HTML of a section without its heading, and without the footnotes, which belong to the whole
 * article.
 */
export function passageHtml(section: Section | undefined): string {
  if (!section) return '';
  const blocks = section.blocks.filter(({ type }) => type !== 'footnotes');
  return toHtml([{ id: '', level: 1, number: 0, line: section.line, blocks }]);
}
