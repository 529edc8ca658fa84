import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../settings.ts';

/**
 * Reports link definitions that no link uses and that contain no address: they are not shown at
 * all. Also reports a second definition of one label with another address, which is ignored.
 *
 * - before: `[Anmerkung]: stimmt`
 * - after: the same, and a problem
 */
export function remarkDefinitions() {
  return (tree: Root, file: VFile): void => {
    if (!/^[ >]{0,9}\[[^\]]+\]:/m.test(String(file.value))) return;
    const definitions = new Map<string, Definition>();
    visit(tree, 'definition', (node) => {
      const earlier = definitions.get(node.identifier);
      if (/^\s*\^/.test(node.label ?? ''))
        report(
          file,
          node,
          `“[${node.label}]:” is read as the address of a link, and not as a note.`,
          `Write [${(node.label ?? '').replace(/\s/g, '')}]: here and [${(node.label ?? '').replace(/\s/g, '')}] in the text, without a space.`,
        );
      if (earlier && earlier.url !== node.url)
        report(
          file,
          node,
          `There are two lines that say where [${node.label}] leads.`,
          'Give one of them another name, or delete it.',
        );
      else if (!earlier) definitions.set(node.identifier, node);
    });
    if (definitions.size === 0) return;
    visit(tree, (node) => {
      if (node.type === 'linkReference' || node.type === 'imageReference')
        definitions.delete(node.identifier);
    });
    for (const node of definitions.values()) {
      if (isAddress.test(node.url)) continue;
      report(
        file,
        node,
        `No link uses the line [${node.label}]: …, and it is not shown.`,
        `Write [the text of the link][${node.label}] where it belongs, or \\[${node.label}]: if the line is meant as text.`,
      );
    }
  };
}

/** With a scheme, a path or a host; `#` alone is a comment. */
const isAddress = /^(?:[a-z][a-z\d+.-]*:|[/#.?]|$)|[/@]|\.[a-z]{2,}/i;
