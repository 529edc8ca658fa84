import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import type { VFile } from 'vfile';
import { balanceHtml } from './balance-html.ts';
import { mayLoseWords, noteWords } from './lost-words.ts';

/**
 * Parses the HTML in the text into elements, with an HTML parser. Articles without HTML, which are
 * most, skip the parser.
 *
 * - before: `H`, raw `<sub>`, `2`, raw `</sub>`, `O`
 * - after: `H`, element `sub`, `O`
 */
export function rehypeRawHtml() {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root => {
    file.data.hasHtml = balanceHtml(tree, file);
    if (!file.data.hasHtml) return tree;
    if (mayLoseWords(tree)) noteWords(tree, file);
    return parse(tree, file);
  };
}
