import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { offsetOf } from '../settings.ts';

/**
 * Makes bare addresses that begin with `www.` lead to `https:`. GFM, dating from 2017, uses
 * `http:`.
 *
 * - before: `www.example.org` as a link to `http://www.example.org`
 * - after: the same as a link to `https://www.example.org`
 */
export function remarkBareAddresses() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (!/www\./i.test(source)) return;
    visit(tree, 'link', (node) => {
      if (!/^http:\/\/www\./i.test(node.url)) return;
      const at = offsetOf(node);
      // A link found in text that was already parsed has no position of its own.
      if (at < 0 || /^www\./i.test(source.slice(at, at + 4)))
        node.url = node.url.replace(/^http:/, 'https:');
    });
  };
}
