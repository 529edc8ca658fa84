import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import type { VFile } from 'vfile';

/**
 * Nests elements as a browser will read them. An author's HTML, and the removal of what the schema
 * does not allow, can leave a list item in a paragraph or a link in a link; the page must have the
 * structure that the blocks were cut from.
 *
 * - before: `<a href="x">eins <a href="y">zwei</a></a>`
 * - after: `<a href="x">eins </a><a href="y">zwei</a>`
 */
export function rehypeNesting() {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root => {
    if (!file.data.hasHtml) return tree;
    return parse(tree, file);
  };
}

declare module 'vfile' {
  interface DataMap {
    /** Whether the text contains HTML. Markdown alone cannot nest elements wrongly. */
    hasHtml: boolean;
  }
}
