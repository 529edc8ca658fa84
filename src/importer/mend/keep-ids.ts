import type { Heading, Link, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { anchorPattern } from '../../anchors/slug.ts';
import { readMarkdown } from '../../markdown/pipeline.ts';
import type { Removed } from '../draft.ts';
import { printMarkdown } from '../markdown/print-markdown.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Adds `{#id}` to headings whose address on the page differs from the generated one, and points
 * links within the text to the headings' ids. A link without a target becomes text and is listed.
 * Returns for each id of the page the one of its heading here.
 *
 * - before: heading `Die Brücke` with the id `bruecke` on the page, link `#bruecke`
 * - after: `## Die Brücke {#bruecke}`, the same link
 */
export function keepIds(tree: Root, lang: string, removed: Removed[]): Map<string, string> {
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
  const links: Link[] = [];
  visit(tree, 'link', (link) => {
    if (link.url.startsWith('#')) links.push(link);
  });
  if (links.length === 0 && headings.every(({ data }) => data?.ids === undefined)) return new Map();
  const own = ownIds(headings, tree, lang);
  const isWhole = own.length === headings.length;
  const taken = new Set<string>();
  const leadsTo = new Map<string, string>();
  for (const [index, heading] of headings.entries()) {
    const ids = heading.data?.ids ?? [];
    const legal = ids.find((id) => anchorPattern.test(id) && id.length <= 100 && !taken.has(id));
    const id = legal ?? (isWhole ? own[index] : undefined);
    if (id === undefined) continue;
    taken.add(id);
    if (legal !== undefined && legal !== own[index])
      heading.children.push({ type: 'text', value: ` ${ownIdSign}#${legal}}` });
    for (const one of [...ids, id]) if (!leadsTo.has(one)) leadsTo.set(one, id);
  }
  visit(tree, 'link', (link, index, parent) => {
    if (!link.url.startsWith('#') || !parent || index === undefined) return undefined;
    const id = leadsTo.get(link.url.slice(1)) ?? leadsTo.get(decoded(link.url.slice(1)));
    if (id !== undefined) {
      link.url = `#${id}`;
      return undefined;
    }
    removed.push({
      text: `${toString(link)} (${link.url})`,
      reason: 'a link to a place that is not in the article; its words stay',
      rule: 'link-within-page',
    });
    parent.children.splice(index, 1, ...link.children);
    return index;
  });
  return leadsTo;
}

/** Represents the brace of `{#id}`, which the printer would escape. */
export const ownIdSign = '\uE000';

/**
 * The generated ids of the headings. Apart from definitions, other content does not affect them.
 */
function ownIds(headings: readonly Heading[], tree: Root, lang: string): string[] {
  const definitions = tree.children.filter(
    ({ type }) => type === 'footnoteDefinition' || type === 'definition',
  );
  const children = [...headings, ...definitions];
  try {
    return readMarkdown(printMarkdown({ type: 'root', children }), { lang })
      .sections.filter(({ heading }) => heading)
      .map(({ id }) => id);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'MarkdownLimitError')) throw error;
    return [];
  }
}

declare module 'mdast' {
  interface HeadingData {
    /** The ids by which links on the original page pointed to it. */
    ids?: string[];
  }
}
