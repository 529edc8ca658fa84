import type { Heading, Link, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { anchorPattern } from '../../anchors/slug.ts';
import { readMarkdown } from '../../markdown/pipeline.ts';
import type { Removed } from '../draft.ts';
import { printMarkdown } from '../markdown/print-markdown.ts';

/**
 * Writes `{#id}` behind the headings whose address on the page is not the one they would get by themselves, and lets
 * links within the text lead to the ids that headings have here. A link whose target is not in the article is text, and
 * listed.
 *
 * - before: heading `Die Brücke` with the id `bruecke` on the page, link `#bruecke`
 * - after: `## Die Brücke {#bruecke}`, the same link
 */
export function keepIds(tree: Root, lang: string, removed: Removed[]): void {
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
  const links: Link[] = [];
  visit(tree, 'link', (link) => {
    if (link.url.startsWith('#')) links.push(link);
  });
  if (links.length === 0 && headings.every(({ data }) => data?.ids === undefined)) return;
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
    const id = leadsTo.get(link.url.slice(1));
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
}

/** Stands for the brace of `{#id}`, which the printer would take for one of the text. */
const ownIdSign = '\uE000';

/** The ids that the headings get by themselves, which nothing else in the text has a say in but definitions. */
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
    /** By which links on the page it was made of led to it. */
    ids?: string[];
  }
}
