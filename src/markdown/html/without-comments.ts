import type { Root } from 'mdast';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';
import { remarkDialect } from '../syntax/remark-dialect.ts';

/**
 * Removes comments, which are an author's notes, from a Markdown text: HTML comments, and `[//]: #
 * (…)`. Comments inside code are kept.
 *
 * - before: `Text. <!-- check this -->`
 * - after: `Text. `
 */
export function withoutComments(markdown: string): string {
  if (!/<!--|^ {0,3}\[[^\]]*\]:\s*<?#/m.test(markdown)) return markdown;
  const tree: Root = parser.parse(markdown);
  const cuts: [from: number, to: number][] = [];
  visit(tree, 'html', ({ value, position }) => {
    const start = position?.start.offset ?? 0;
    for (const { index, 0: found } of value.matchAll(commentsAndTags))
      if (found.startsWith('<!--')) cuts.push([start + index, start + index + found.length]);
  });
  // A Markdown comment is a link definition without a link.
  visit(tree, 'definition', ({ url, label, position }) => {
    if (url !== '#' || !/^(?:\/\/|comment|#)$/i.test(label ?? '')) return;
    cuts.push([position?.start.offset ?? 0, position?.end.offset ?? 0]);
  });
  cuts.sort(([a], [b]) => a - b);
  const kept = cuts.map(([from], index) => markdown.slice(cuts[index - 1]?.[1] ?? 0, from));
  return [...kept, markdown.slice(cuts.at(-1)?.[1] ?? 0)].join('');
}

const parser = remark().use(remarkDialect, { tables: true });

/**
 * In HTML; an unclosed comment extends to the end. Tags are matched because attributes can contain
 * `<!--`.
 */
const commentsAndTags = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
