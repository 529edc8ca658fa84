import type { Nodes, Root } from 'hast';
import type { VFile } from 'vfile';
import { lineAt } from '../../problem.ts';
import type { Section } from '../blocks.ts';
import { offsetOf, type Place, report } from '../settings.ts';
import { toHtml } from '../to-html.ts';

/**
 * Whether there is HTML other than phrasing, grouping and details elements, of which no text is
 * ever removed.
 */
export function mayLoseWords(node: Nodes): boolean {
  if (node.type === 'raw') return beyondLines.test(node.value);
  return 'children' in node && node.children.some(mayLoseWords);
}

/**
 * Records the words of a text that has HTML in it, before the HTML is parsed: HTML parsers may drop
 * text, for example between the rows of a table.
 */
export function noteWords(tree: Root, file: VFile): void {
  const noted: NotedWord[] = [];
  const note = (text: string, place: Place): void => {
    for (const { 0: word, index } of text.matchAll(words)) {
      const line = (place.position?.start?.line ?? 1) + lineAt(text, index) - 1;
      noted.push({ word, line });
    }
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') note(node.value, node);
    else if (node.type === 'raw') note(node.value.replace(markup, keepLines), node);
    // The label of a footnote is replaced by its number.
    else if (file.data.footnotes?.references.has(offsetOf(node))) return;
    else if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
  file.data.words = noted;
}

/**
 * Reports the first line whose words are in no section, unless the line has been reported already.
 */
export function reportLostWords(file: VFile, sections: readonly Section[]): void {
  const noted = file.data.words;
  if (!noted) return;
  const left = new Map<string, number>();
  for (const [word] of toHtml(sections).matchAll(words)) left.set(word, (left.get(word) ?? 0) + 1);
  const lost = noted.find(({ word }) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count === 0;
  });
  if (!lost || file.messages.some(({ line }) => line === lost.line)) return;
  const place = { position: { start: { line: lost.line, column: 1 } } };
  report(
    file,
    place,
    `The text “${lost.word} …” would be lost at its place in the HTML.`,
    'Write it inside an element that can hold text, or leave out the HTML around it.',
  );
}

function keepLines(found: string): string {
  return found.replace(/[^\n]/g, ' ');
}

const beyondLines =
  /<(?!!--|\/?(?:a|abbr|b|bdi|bdo|br|cite|code|del|details|dfn|div|em|hr|i|ins|kbd|mark|p|q|s|small|span|strong|sub|summary|sup|time|u|wbr)(?![a-z\d-]))/i;

const words = /[\p{L}\p{N}]+/gu;

/**
 * HTML that is not text: comments, code and styles with their content, tags, and character
 * references.
 */
const markup =
  /<!--[^]*?(?:-->|$)|<(script|style|template|svg|math|iframe|select|textarea|title|noscript)\b[^]*?(?:<\/\1\s*>|$)|<[?!/a-z](?:"[^"]*"|'[^']*'|[^'">])*(?:>|$)|&#?[a-z\d]+;/gi;

interface NotedWord {
  word: string;
  line: number;
}

declare module 'vfile' {
  interface DataMap {
    words: NotedWord[];
  }
}
