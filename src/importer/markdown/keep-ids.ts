import type { Heading, Root } from 'mdast';
import { anchorPattern } from '../../anchors/slug.ts';
import { readMarkdown } from '../../markdown/pipeline.ts';
import { printMarkdown } from './print-markdown.ts';

/**
 * Writes `{#id}` behind the headings whose address on the page is not the one they would get by themselves. `ids` are
 * those of the page's headings, in order; nothing happens where their number is another one.
 *
 * - before: heading `Die Brücke`, whose id on the page is `bruecke`
 * - after: `## Die Brücke {#bruecke}`
 */
export function keepIds(tree: Root, ids: readonly string[], lang: string): void {
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
  const own = readMarkdown(printMarkdown(tree), { lang })
    .sections.filter(({ heading }) => heading)
    .map(({ id }) => id);
  if (headings.length !== ids.length || own.length !== ids.length) return;
  for (const [index, heading] of headings.entries()) {
    const id = ids[index] ?? '';
    if (id !== own[index] && anchorPattern.test(id))
      heading.children.push({ type: 'text', value: ` {#${id}}` });
  }
}
