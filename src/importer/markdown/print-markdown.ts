import type { Root } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';

/** Writes a text in the dialect that `markdown/remark-dialect.ts` reads, one line per paragraph, without a line break at its end. */
export function printMarkdown(tree: Root): string {
  return toMarkdown(tree, options).trim();
}

const options: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmStrikethroughToMarkdown(),
    gfmFootnoteToMarkdown(),
    {
      ...directiveToMarkdown(),
      // Only `::name` on a line of its own is a directive here; a colon in a sentence needs no backslash.
      unsafe: [
        { character: '\n', inConstruct: ['leafDirectiveLabel'] },
        { atBreak: true, character: ':', after: ':' },
      ],
    },
  ],
};
