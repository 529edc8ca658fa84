import type { Nodes, Root } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toString } from 'mdast-util-to-string';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';

/** Marks the next character as text that must be escaped, whatever surrounds it. */
export const escapeSign = '\uE001';

/**
 * Prints a tree in the syntax that `markdown/remark-dialect.ts` reads, one line per paragraph,
 * without a final line break.
 */
export function printMarkdown(tree: Root): string {
  return toMarkdown(withElementsInWords(tree), options)
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
    .replaceAll('\uE000', '{')
    .replace(/\uE001\\?/g, '\\')
    .trim();
}

/**
 * Next to a letter, a star is literal, and two stars have no effect if punctuation or a space is
 * inside them. There, the element is printed as HTML.
 *
 * - before: emphasis `Les` and text `er`
 * - after: `<em>Les</em>er`
 */
function withElementsInWords<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const siblings: readonly Nodes[] = node.children;
  const children = siblings.flatMap((child, index): Nodes[] => {
    const inner = withElementsInWords(child);
    if (inner.type !== 'emphasis' && inner.type !== 'strong') return [inner];
    const text = toString(inner);
    const isBeside = (outer: string, edge: string): boolean =>
      letter.test(outer) && (inner.type === 'emphasis' || !letter.test(edge));
    const before = textOf(siblings[index - 1]).slice(-1);
    const after = textOf(siblings[index + 1]).slice(0, 1);
    if (!isBeside(before, text.slice(0, 1)) && !isBeside(after, text.slice(-1))) return [inner];
    const name = inner.type === 'emphasis' ? 'em' : 'strong';
    return [
      { type: 'html', value: `<${name}>` },
      ...inner.children,
      { type: 'html', value: `</${name}>` },
    ];
  });
  return { ...node, children };
}

function textOf(node: Nodes | undefined): string {
  return node?.type === 'text' ? node.value : '';
}

const letter = /[\p{L}\p{N}]/u;

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
      // Only `::name` on a line of its own is a directive, so a colon in a sentence needs no
      // backslash.
      unsafe: [
        { character: '\n', inConstruct: ['leafDirectiveLabel'] },
        { atBreak: true, character: ':', after: ':' },
        // Other systems' syntax for links, ids and instructions, and text that the build would take
        // for such.
        { character: '{', after: '[{%:#<]' },
        { character: '{', before: '[{]' },
        { atBreak: true, character: '|' },
      ],
    },
  ],
};
