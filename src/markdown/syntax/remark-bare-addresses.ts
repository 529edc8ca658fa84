import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { offsetOf, report } from '../settings.ts';

/**
 * Makes bare addresses that begin with `www.` lead to `https:`. GFM, dating from 2017, uses
 * `http:`. Reports backslashes in bare addresses, where they escape nothing.
 *
 * - before: `www.example.org` as a link to `http://www.example.org`
 * - after: the same as a link to `https://www.example.org`
 */
export function remarkBareAddresses() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (!/www\.|:\/\/[^\s<>]*\\/i.test(source)) return;
    visit(tree, 'link', (node) => {
      const at = offsetOf(node);
      const written = source.slice(at, node.position?.end.offset ?? at);
      if (/^(?:https?:|www\.)[^\\]*\\[!-/:-@[-`{-~]/i.test(written))
        report(
          file,
          node,
          `The address “${written}” has a backslash, which would be part of it.`,
          `Write ${written.replace(/\\(?=[!-/:-@[-`{-~])/g, '')}`,
        );
      if (!/^http:\/\/www\./i.test(node.url)) return;
      // A link found in text that was already parsed has no position of its own.
      if (at < 0 || /^www\./i.test(source.slice(at, at + 4)))
        node.url = node.url.replace(/^http:/, 'https:');
    });
  };
}
