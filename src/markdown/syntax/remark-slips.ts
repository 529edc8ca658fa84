import type { Heading, Paragraph, PhrasingContent, Root, Table, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { lineAt } from '../../problem.ts';
import { report } from '../settings.ts';
import { otherSystems } from './other-systems.ts';
import { type Slip, slipsOfThePen } from './slips.ts';

/**
 * Reports what Markdown takes for text although no author can have meant it as text: links with a
 * typing error, headings and lists without a space, tables without their second line, and the
 * syntax of other systems. It examines running text only, never code.
 *
 * - before: `[Text] (https://example.org/)`
 * - after: the same, and a problem
 */
export function remarkSlips() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, _index, parent) => {
      if (node.type === 'table') reportLostCells(node, file);
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
      reportSlips(node, parent?.type === 'listItem', file);
    });
  };
}

/** Reports cells beyond the columns of the header row, which are left out of a table. */
function reportLostCells({ children: [head, ...rows] }: Table, file: VFile): void {
  const columns = head?.children.length ?? 0;
  for (const row of rows)
    if (row.children.length > columns)
      report(
        file,
        row,
        `This line of the table has ${row.children.length} cells, and the table ${columns === 1 ? '1 column' : `${columns} columns`}.`,
        'Give the first two lines as many columns, or write \\| for one that does not separate cells.',
      );
}

/** Reports each piece of text once: what was found is hidden from later patterns. */
function reportSlips(node: Holder, inItem: boolean, file: VFile): void {
  let text = textOf(node, String(file.value));
  // An unknown directive has been reported.
  if (!mayHoldSlip.test(text) || isDirective.test(text)) return;
  const start = node.position?.start.line ?? 1;
  for (const slip of patterns.get(node.type) ?? []) {
    if (slip.needs !== undefined && !text.includes(slip.needs)) continue;
    for (const match of [...text.matchAll(slip.pattern)]) {
      if (slip.onlyInItem && !(inItem && match.index === 0)) continue;
      const found = match[0].trim();
      const said = found.replace(/\u{FFFC}+/gu, '…');
      const at = match.index + match[0].indexOf(found);
      const line = start + lineAt(text, at) - 1;
      const place = { position: { start: { line, column: 1 } } };
      report(file, place, slip.message(shorten(said)), slip.remedy(said, match));
      text = text.slice(0, at) + hidden(found) + text.slice(at + found.length);
    }
  }
}

/**
 * Text as its author wrote it, without the markers of its container, and with code, HTML, pictures
 * and the brackets and addresses of links hidden.
 */
function textOf(node: Holder, source: string): string {
  const at = node.position?.start.offset ?? 0;
  let text = source.slice(at, node.position?.end.offset ?? at);
  const hideBetween = (from: number, to: number): void => {
    text = text.slice(0, from - at) + hidden(source.slice(from, to)) + text.slice(to - at);
  };
  const hide = (children: readonly PhrasingContent[]): void => {
    let inCode = false;
    for (const child of children) {
      const { from, to } = placeOf(child);
      if (child.type === 'html')
        inCode =
          /^<(?:code|kbd|samp)\b/i.test(child.value) ||
          (inCode && !/^<\/(?:code|kbd|samp)\b/i.test(child.value));
      if (inCode) {
        hideBetween(from, to);
        continue;
      }
      const [first] = 'children' in child ? child.children : [];
      const last = 'children' in child ? child.children.at(-1) : undefined;
      if (isMarkup.has(child.type) && !isBareAddress(child, source.slice(from, to))) {
        hideBetween(from, first ? placeOf(first).from : to);
        if (last) hideBetween(placeOf(last).to, to);
      }
      if ('children' in child) hide(child.children);
    }
  };
  hide(node.children);
  return text.replace(/\\[!-/:-@[-`{-~]/g, '\u{FFFC}\u{FFFC}').replace(/\n[ \t>]+/g, '\n');
}

function placeOf({ position }: PhrasingContent): { from: number; to: number } {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

/** A bare address that became a link; in a typing error it is part of what was meant. */
function isBareAddress(node: PhrasingContent, source: string): boolean {
  return node.type === 'link' && !/^[<[]/.test(source);
}

/** Characters that no pattern matches, in the same number of lines. */
function hidden(text: string): string {
  return text.replace(/[^\n]/g, '\u{FFFC}');
}

function shorten(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

const isMarkup = new Set([
  ...[
    'inlineCode',
    'html',
    'image',
    'link',
    'linkReference',
    'imageReference',
    'footnoteReference',
  ],
]);

/**
 * Characters without which no pattern matches; most paragraphs contain at most a hyphen or a colon
 * of them.
 */
const mayHoldSlip =
  /[[\]{}|$<~^\t\\&;•‣▪◦●∙]|==|%%|''|\n[a-z·(]|!!!|\?\?\?|\+\+|:[a-z+-]|["”“]:|##$|(?:^|\n)(?:[-+*#.:]|\d{1,3}[.)]\p{L}|import |export )/u;

/** A directive or block that has been reported as unknown. */
const isDirective = /^::(?!\s|(?:figure|video)(?![[{]|$))/;

const slips: readonly Slip[] = [...otherSystems, ...slipsOfThePen];
const inParagraphs = slips.filter(({ onlyInHeadings }) => !onlyInHeadings);
const inLines = inParagraphs.filter(({ wholeLines }) => !wholeLines);

const patterns: ReadonlyMap<string, readonly Slip[]> = new Map([
  ['paragraph', inParagraphs],
  ['heading', slips.filter(({ wholeLines, notInHeadings }) => !wholeLines && !notInHeadings)],
  ['tableCell', inLines],
]);

type Holder = Paragraph | Heading | TableCell;
