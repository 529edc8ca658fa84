import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../settings.ts';

/**
 * Reports Markdown pictures without a description. It must run before they become HTML, where an
 * empty `alt` is an author's way to mark a picture as decoration.
 *
 * - before: `![](trump.jpg)`
 * - after: the same, and a problem
 */
export function remarkPictureAlt() {
  return (tree: Root, file: VFile): void => {
    if (!String(file.value).includes('![')) return;
    visit(tree, (node) => {
      if ((node.type !== 'image' && node.type !== 'imageReference') || node.alt?.trim()) return;
      const name = node.type === 'image' ? node.url : (node.label ?? node.identifier);
      report(
        file,
        node,
        `The picture ${name} has no description.`,
        'Write what it shows between the brackets: ![Elon Musk on a stage](file.jpg).',
      );
    });
  };
}
