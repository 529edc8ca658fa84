import type { Element, ElementContent } from 'hast';
import { defaultHandlers, type State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { findElement, findElements } from './hast-elements.ts';

/**
 * Converts a data table to a Markdown table, each cell on one line. A layout table is replaced by
 * the content of its cells in order.
 *
 * - before: `<td><p>Kies</p><p>Sand</p></td>`
 * - after: `| Kies<br>Sand |`
 */
export function tableToMarkdown(state: State, node: Element): RootContent | RootContent[] {
  return isLayout(node) ? cellsInOrder(state, node) : defaultHandlers.table(state, onOneLine(node));
}

/**
 * A layout table has one column, or cells with several blocks. A large data table may have a few
 * such cells.
 */
function isLayout(table: Element): boolean {
  const rows = findElements(table, (one) => one.tagName === 'tr');
  const widest = Math.max(
    0,
    ...rows.map(
      (row) =>
        row.children.filter((one) => one.type === 'element' && /^t[dh]$/.test(one.tagName)).length,
    ),
  );
  const cells = findElements(table, (one) => /^t[dh]$/.test(one.tagName));
  const full = cells.filter(
    (cell) =>
      findElements(cell, (one) => /^(?:p|h[1-6]|ul|ol|pre|figure|blockquote)$/.test(one.tagName))
        .length >= 3 || findElement(cell, (one) => /^h[1-6]$/.test(one.tagName)),
  );
  const isGrid = widest >= 3 && rows.length >= 3 && full.length <= cells.length / 5;
  const isFrame = findElement(table, (one) => one.tagName === 'table') !== undefined;
  return widest < 2 || rows.length < 2 || isFrame || (full.length > 0 && !isGrid);
}

function cellsInOrder(state: State, node: Element): RootContent[] {
  return node.children.flatMap((child): RootContent[] => {
    if (child.type !== 'element') return [];
    return /^(?:t(?:head|body|foot|r))$/.test(child.tagName)
      ? cellsInOrder(state, child)
      : state.toFlow(state.all(child));
  });
}

function onOneLine(node: Element): Element {
  const children = node.children.map((child) => {
    if (child.type !== 'element') return child;
    return /^t[dh]$/.test(child.tagName)
      ? { ...child, children: inLine(child.children) }
      : onOneLine(child);
  });
  return { ...node, children };
}

/** The text of blocks, with line breaks between them. */
function inLine(nodes: readonly ElementContent[]): ElementContent[] {
  const parts = nodes.flatMap((node): ElementContent[][] => {
    if (node.type !== 'element' || !isBlock(node)) return [[node]];
    const inside = inLine(node.children);
    return [[lineBreak], inside, [lineBreak]];
  });
  const isSpace = (node: ElementContent | undefined): boolean =>
    node === undefined || node === lineBreak || (node.type === 'text' && node.value.trim() === '');
  const all = parts.flat().filter((node, index, flat) => {
    if (node === lineBreak) return true;
    return !isSpace(node) || !(isSpace(flat[index - 1]) || isSpace(flat[index + 1]));
  });
  const line = all.filter((node, index) => node !== lineBreak || all[index - 1] !== lineBreak);
  while (line.length > 0 && isSpace(line[0])) line.shift();
  while (line.length > 0 && isSpace(line.at(-1))) line.pop();
  return line;
}

function isBlock({ tagName }: Element): boolean {
  return /^(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|section|figure|figcaption|pre)$/.test(
    tagName,
  );
}

/** Printed as an element, because Markdown has no line breaks in tables. */
const lineBreak: Element = { type: 'element', tagName: 'x-break', properties: {}, children: [] };
