import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { VFile } from 'vfile';
import { assignIds } from '../../anchors/assign.ts';
import type { Section } from '../blocks.ts';
import { holdsFlow, isBlank, isElement, plainText, plainer } from '../tree/elements.ts';
import { printHtml } from '../html/print-html.ts';
import { isHeading } from './rehype-nested-headings.ts';
import { lineOf, settingsOf } from '../settings.ts';
import { assignBlockIds } from './block-ids.ts';
import { footnotesBlock, toBlocks } from './to-blocks.ts';

/**
 * Splits the tree at its top-level headings. Loose text and inline elements between blocks become
 * paragraphs, empty ones are dropped, and so is the part before the first heading if it is empty.
 */
export function toSections(tree: Root, file: VFile): Section[] {
  const parts = divide(paragraphs(tree.children));
  const headings = parts.flatMap(({ heading }) => (heading ? [heading] : []));
  const ids = assignIds(
    headings.map((heading) => ({
      text: plainText(heading.children),
      authorId: heading.data?.anchorId,
    })),
  );
  file.data.claimedIds = new Set(ids);

  const sections = parts.map(({ heading, nodes }, number): Section => {
    const blocks = toBlocks(nodes, file);
    if (!heading) return { id: '', level: 1, number, blocks, line: settingsOf(file).firstLine };
    return {
      id: ids[number - 1] ?? '',
      ...(heading.data?.anchorId !== undefined && { authorId: heading.data.anchorId }),
      level: levelOf(heading),
      number,
      heading: headingContent(heading),
      blocks,
      line: lineOf(file, heading),
    };
  });

  const notes = footnotesBlock(file.data.notes ?? [], file);
  if (notes) sections.at(-1)?.blocks.push(notes);
  assignBlockIds(sections, settingsOf(file).lang);
  return sections.filter(({ number, blocks }) => number > 0 || blocks.length > 0);
}

/** Wraps inline content between blocks in paragraphs, and drops invisible nodes. */
function paragraphs(nodes: readonly RootContent[]): Element[] {
  const elements: Element[] = [];
  let loose: ElementContent[] = [];
  const flush = (): void => {
    if (!loose.every(isBlank))
      elements.push({ type: 'element', tagName: 'p', properties: {}, children: loose });
    loose = [];
  };
  for (const node of nodes) {
    if (isElement(node) && holdsFlow(node)) {
      flush();
      if (isHeading(node) || !isBlank(node)) elements.push(node);
    } else if (node.type === 'text' || isElement(node)) loose.push(node);
  }
  flush();
  return elements;
}

function divide(nodes: readonly Element[]): Part[] {
  let part: Part = { nodes: [] };
  const parts = [part];
  for (const node of nodes) {
    if (isHeading(node)) parts.push((part = { heading: node, nodes: [] }));
    else part.nodes.push(node);
  }
  return parts;
}

function levelOf(heading: Element): Section['level'] {
  return ([2, 3, 4, 5, 6] as const).find((level) => heading.tagName === `h${level}`) ?? 2;
}

/**
 * The content of a heading, which is repeated inside links: without links, pictures or line breaks.
 */
function headingContent(heading: Element): { html: string; text: string } {
  return {
    html: printHtml(plainer(heading.children)).trim(),
    text: plainText(heading.children),
  };
}

interface Part {
  heading?: Element;
  nodes: Element[];
}
