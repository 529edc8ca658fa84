import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { offsetOf, report } from '../settings.ts';

/**
 * Reports paragraphs that a line of hyphens directly below them makes a heading: the line was meant
 * to separate. Long sentences with a full stop are no headings.
 *
 * - before: `Der Rat hat … entschieden.` above `---`
 * - after: the same heading, and a problem
 */
export function remarkUnderlines() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (!/\n[ >]*-+[ \t]*(?:\n|$)/.test(source)) return;
    visit(tree, 'heading', (node) => {
      const written = source.slice(offsetOf(node), node.position?.end.offset);
      const text = /^(?!#)([^]*)\n[ >]*-+[ \t]*$/.exec(written)?.[1]?.trimEnd() ?? '';
      if (text.length < shortest || !/[.…][“”"»›’)*_]*$/.test(text)) return;
      report(
        file,
        node,
        `The line of hyphens makes a heading of the paragraph above it, “${text.slice(0, 60).replace(/\s+/g, ' ')}…”.`,
        'Put a blank line above the hyphens, or write ## before the heading and delete them.',
      );
    });
  };
}

/** Length from which a sentence is a paragraph. */
const shortest = 80;
