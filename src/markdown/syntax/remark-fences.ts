import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../settings.ts';

/**
 * Reports unclosed code fences, which take in all text and headings below, words after a fence, and
 * paragraphs that are code because they are indented.
 *
 * - before: a line of three backticks, and no second one
 * - after: the same, and a problem
 */
export function remarkFences() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (!/`{3}|~{3}|^[ >]*(?: {4}|\t)\S/m.test(source)) return;
    visit(tree, 'code', (node) => {
      // Settings of other systems change how code looks; a sentence was meant to be read.
      if (node.meta && /^[^={}[\]"]*\p{L}[^={}[\]"]*$/u.test(node.meta))
        report(
          file,
          node,
          `“${node.meta.slice(0, 60)}” is after the fence of a code block, where nobody sees it.`,
          'Write it on a line of its own, above the block or in it.',
        );
      const { start, end } = node.position ?? {};
      const lines = source.slice(start?.offset ?? 0, end?.offset ?? 0).split('\n');
      const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
      if (fence === undefined) {
        reportIndented(node, file);
        return;
      }
      const last = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[ \t>]*/, '').trimEnd() : '';
      const isClosed = last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
      if (isClosed) return;
      report(
        file,
        node,
        'A code block is never closed: all text below is part of it.',
        `Write ${fence} on a line of its own where the code ends.`,
      );
    });
  };
}

/** Reports indented code that is a sentence: several words without any sign of code. */
function reportIndented(node: Code, file: VFile): void {
  if (!/^\p{Lu}[\p{L}\p{N}\s,.:!?„“”"'’–-]*$/u.test(node.value)) return;
  if ((node.value.match(/\p{L}{2,}/gu)?.length ?? 0) < 4) return;
  report(
    file,
    node,
    'A paragraph that is indented by four spaces or a tab is shown as code.',
    'Remove the spaces. Code goes between lines of ```.',
  );
}
