import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { offsetOf, report } from '../settings.ts';

/**
 * Makes bare addresses that begin with `www.` lead to `https:`. GFM, dating from 2017, uses
 * `http:`. Reports backslashes in bare addresses, where they escape nothing. Takes links to mail from
 * what is no mail address: accounts on Mastodon and the like, and names with letters that GFM does
 * not know.
 *
 * - before: `www.example.org` as a link to `http://www.example.org`
 * - after: the same as a link to `https://www.example.org`
 */
export function remarkBareAddresses() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (source.includes('@')) unlinkOtherNames(tree);
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

/** `@name@example.org`, and `mü` before a link to `ller@example.org`. */
function unlinkOtherNames(tree: Root): void {
  visit(tree, 'link', (node, index, parent) => {
    if (!parent || index === undefined || !isBareMail(node)) return undefined;
    const before = parent.children[index - 1];
    if (before?.type !== 'text' || !/[\p{L}\p{N}@]$/u.test(before.value)) return undefined;
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

function isBareMail({ url, children }: Link): boolean {
  const [text] = children;
  return text?.type === 'text' && url === `mailto:${text.value}`;
}
