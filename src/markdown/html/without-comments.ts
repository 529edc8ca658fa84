import type { Root } from 'mdast';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';
import { remarkDialect } from '../syntax/remark-dialect.ts';

/**
 * A Markdown text without its comments, which are notes of its author: those of HTML, and `[//]: # (…)`. Comments in code stay.
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
  // The comments of Markdown: an address for a link that there is not.
  visit(tree, 'definition', ({ url, label, position }) => {
    if (url !== '#' || !/^(?:\/\/|comment|#)$/i.test(label ?? '')) return;
    cuts.push([position?.start.offset ?? 0, position?.end.offset ?? 0]);
  });
  cuts.sort(([a], [b]) => a - b);
  const kept = cuts.map(([from], index) => markdown.slice(cuts[index - 1]?.[1] ?? 0, from));
  return [...kept, markdown.slice(cuts.at(-1)?.[1] ?? 0)].join('');
}

const parser = remark().use(remarkDialect, { tables: true });

/** In a piece of HTML; a comment that is not closed goes on to its end. Tags, because attributes can hold `<!--`. */
const commentsAndTags = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
