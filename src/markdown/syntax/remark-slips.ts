import type { Paragraph, Heading, PhrasingContent, Root, Table, TableCell, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../settings.ts';

/**
 * Reports what Markdown takes for text and no author can have meant as text: links with a slip of
 * the pen, headings and lists without a space, tables without their second line, and the syntax of
 * other systems. It looks at running text only, never at code.
 *
 * - before: `[Text] (https://example.org/)`
 * - after: the same, and a problem
 */
export function remarkSlips() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, _index, parent) => {
      if (node.type === 'table') reportLostCells(node, file);
      if (node.type === 'text') reportLeftOver(node, file);
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
      const text = textOf(node, String(file.value));
      const start = node.position?.start.line ?? 1;
      const inItem = parent?.type === 'listItem';
      for (const slip of node.type === 'paragraph' ? slips : slips.filter(isInLine))
        for (const match of text.matchAll(slip.pattern)) {
          if (slip.onlyInItem && !(inItem && match.index === 0)) continue;
          const line = start + text.slice(0, match.index).split('\n').length - 1;
          const found = match[0].trim();
          const place = { position: { start: { line, column: 1 } } };
          report(file, place, slip.message(shorten(found)), slip.remedy(found, match));
        }
    });
  };
}

/** Cells beyond the columns of the first line are left out of a table. */
function reportLostCells({ children: [head, ...rows] }: Table, file: VFile): void {
  const columns = head?.children.length ?? 0;
  for (const row of rows)
    if (row.children.length > columns)
      report(
        file,
        row,
        `This line of the table has ${row.children.length} cells, and the table ${columns} columns.`,
        'Give the first two lines as many columns, or write \\| for a sign that parts no cells.',
      );
}

/** Signs that would have made something of a text, and are printed. */
function reportLeftOver(node: Text, file: VFile): void {
  const { start, end } = node.position ?? {};
  // Text that the parser made of addresses has no place of its own.
  if (start?.offset === undefined) return;
  const text = String(file.value)
    .slice(start.offset, end?.offset)
    .replace(/\\./g, '\u{FFFC}\u{FFFC}');
  for (const { pattern, message, remedy } of leftOver)
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const line = start.line + text.slice(0, index).split('\n').length - 1;
      const place = { position: { start: { line, column: 1 } } };
      report(file, place, message(shorten(found.trim())), remedy);
    }
}

/** Text as its author wrote it, with something that no pattern has in place of code and HTML. */
function textOf(node: Paragraph | Heading | TableCell, source: string): string {
  const at = node.position?.start.offset ?? 0;
  let text = source.slice(at, node.position?.end.offset ?? at);
  const hide = (children: readonly PhrasingContent[]): void => {
    for (const child of children) {
      const isHidden =
        child.type === 'inlineCode' ||
        child.type === 'html' ||
        child.type === 'image' ||
        child.type === 'link' ||
        child.type === 'linkReference' ||
        child.type === 'imageReference' ||
        child.type === 'footnoteReference';
      const [from, to] = [child.position?.start.offset ?? 0, child.position?.end.offset ?? 0];
      if (isHidden && !isBareAddress(child, source.slice(from, to)))
        text =
          text.slice(0, from - at) +
          source.slice(from, to).replace(/[^\n]/g, '\u{FFFC}') +
          text.slice(to - at);
      else if ('children' in child) hide(child.children);
    }
  };
  hide(node.children);
  return text.replace(/\\./g, '\u{FFFC}\u{FFFC}');
}

/** An address that became a link as it is; in a slip it is part of what was meant. */
function isBareAddress(node: PhrasingContent, source: string): boolean {
  return node.type === 'link' && !/^[<[]/.test(source);
}

function isInLine({ wholeLines }: Slip): boolean {
  return !wholeLines;
}

function shorten(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

const leftOver: readonly { pattern: RegExp; message: (found: string) => string; remedy: string }[] =
  [
    {
      pattern: /<!--[^\n]*/g,
      message: () => 'A comment is never closed, and would be printed.',
      remedy: 'Write --> where it ends.',
    },
    {
      pattern: /\*\*+(?=[^\s*])[^*\n]{0,200}(?:\*\*+)?|(?<=[^\s*])\*\*+/g,
      message: (found) => `The stars of “${found}” make nothing bold: they would be printed.`,
      remedy:
        'Write both pairs of stars, with no space on their inner side and no letter beside a mark next to them; or <strong>…</strong>.',
    },
    {
      pattern: /(?<![_\p{L}\p{N}])__(?=\p{L})[^_\n]{0,60}|(?<=\p{L})__(?![_\p{L}\p{N}])/gu,
      message: (found) => `The lines of “${found}” make nothing bold: they would be printed.`,
      remedy: 'Write both pairs, with no space on their inner side, or <strong>…</strong>.',
    },
    {
      pattern: /(?<![\p{L}\p{N}*])\*[\p{L}„“"][^*\n]{0,200}[\p{L}\p{N}]\*(?=[\p{L}\p{N}])/gu,
      message: (found) => `“${found}” ends inside a word, where a star is a sign of the word.`,
      remedy: 'Write <em>…</em> for a part of a word.',
    },
  ];

/** Lengths are bounded, so that no text makes a pattern slow. */
const slips: readonly Slip[] = [
  {
    pattern: /^#{2,6}(?=[\p{L}\p{N}„“"])[^\n]+/gmu,
    wholeLines: true,
    message: (found) => `“${found}” is no heading without a space after the signs.`,
    remedy: (found) => `Write ${found.replace(/^#+/, '$& ')}`,
  },
  {
    pattern:
      /!\[[^[\]\n]{0,300}\]\((?!<)([^()"\n]{0,300}\S) {1,9}(?!")[^()"\n]{0,300}?\.\w{2,5}(?: {1,9}"[^"\n]{0,300}")?\)/g,
    message: (found) => `“${found}” is no picture: its address has a space.`,
    remedy: (found) =>
      `Write ${found.replace(/\(([^"]*?)( +"[^"]*")?\)$/, (_, address: string, title = '') => `(<${address}>${String(title)})`)}, or give the file a name without spaces.`,
  },
  {
    pattern:
      /(?<!!)\[[^[\]\n]{1,300}\]\((?:https?:\/\/|www\.|\/)[^\s()"]{0,500}(?: {1,9}[^\s()"]{1,500}){1,9}\)/g,
    message: (found) => `“${found}” is no link: its address has a space.`,
    remedy: () => 'Write %20 for the space, or take it away.',
  },
  {
    pattern: /(?<!!)\[[^[\]\n]{1,300}\] {1,9}\((?:https?:\/\/|www\.|mailto:|\/)[^\s()]{0,500}\)/g,
    message: (found) => `“${found}” is no link: a space parts the brackets.`,
    remedy: (found) => `Write ${found.replace(/\] +\(/, '](')}`,
  },
  {
    pattern: /\([^()\n]{1,300}\)\[(?:https?:\/\/|www\.|mailto:|\/)[^\s\]]{0,500}\]/g,
    message: (found) => `“${found}” is no link: the brackets are the wrong way round.`,
    remedy: (found) => `Write ${found.replace(/^\((.*)\)\[(.*)\]$/, '[$1]($2)')}`,
  },
  {
    pattern: /\[[^[\]\n]{1,300}\]\((?:https?:\/\/|www\.|mailto:|\/)[^\s()]{0,500}$/gm,
    message: (found) => `“${found}” is no link: its last bracket is missing.`,
    remedy: (found) => `Write ${found})`,
  },
  {
    pattern: /(?<![!\w])\[[^[\]\n]{1,300}\]\[[^[\]\n]{1,300}\]/g,
    message: (found) => `“${found}” is no link: nothing says where it leads.`,
    remedy: (found) =>
      `Write a line like ${/\[[^\]]+\]$/.exec(found)?.[0] ?? ''}: https://…, or the address in parentheses.`,
  },
  {
    pattern: /!?\[\[[^[\]\n]{1,300}\]\]/g,
    message: (found) => `“${found}” is the syntax of a wiki.`,
    remedy: (found) =>
      found.startsWith('!')
        ? `Write ![what it shows](${found.slice(3, -2)})`
        : `Write [the text of the link](/artikel/${/^\[\[([a-z0-9-]+)(?:\||\]\])/.exec(found)?.[1] ?? '…'}/)`,
  },
  {
    pattern: /\{\{[<%]?[^{}\n]{0,300}[%>]?\}\}|\{%[^{}\n]{0,300}%\}/g,
    message: (found) => `“${found}” is an instruction of another system.`,
    remedy: () =>
      'Delete it, or write what it stood for: ::video[title]{url="https://…"}, ::figure[…], a link.',
  },
  {
    pattern: /^\{:[^{}\n]{0,300}\}$|(?<=\S)\{:[^{}\n]{0,300}\}/gm,
    message: (found) => `“${found}” is an attribute list of another system.`,
    remedy: () => 'Delete it. An id is written {#name} at the end of a heading.',
  },
  {
    pattern: /^\[(?:TOC|toc)\]$|^\[\[_TOC_\]\]$/gm,
    wholeLines: true,
    message: (found) => `“${found}” stands for a list of contents.`,
    remedy: () => 'Delete it: every article gets one by itself.',
  },
  {
    pattern: /^\[!(\w+)\]/g,
    wholeLines: true,
    message: (found) => `“${found}” begins a callout of another system.`,
    remedy: (_, [, kind = '']) =>
      `Write what it is as text, such as **${kind.charAt(0)}${kind.slice(1).toLowerCase()}:**`,
  },
  {
    pattern: /\n: +\S[^\n]*/g,
    wholeLines: true,
    message: (found) => `“${found}” is a definition of another system.`,
    remedy: () => 'Write <dl><dt>term</dt><dd>meaning</dd></dl>, or **term:** meaning.',
  },
  {
    pattern: /^\[[ xX]\](?= )/g,
    wholeLines: true,
    onlyInItem: true,
    message: (found) => `“${found}” is a box to tick, which an article has not.`,
    remedy: (found) => `Write ${found === '[ ]' ? '☐' : '☑'}, or delete it.`,
  },
  {
    pattern: /^[-+](?=[\p{L}„“"])[^\n]*(?:\n[-+](?=[\p{L}„“"])[^\n]*)+/gmu,
    wholeLines: true,
    message: (found) => `“${found}” is no item of a list without a space after the sign.`,
    remedy: (found) => `Write ${shorten(found.replace(/^[-+]/, '$& '))}`,
  },
  {
    pattern: /^\|[^\n]*\|[^\n]*\n\|[^\n]*\|[^\n]*/gm,
    wholeLines: true,
    message: (found) => `“${found}” begins no table: its second line is missing.`,
    remedy: (found) =>
      `Write ${'| --- '.repeat(Math.max(1, (found.split('\n')[0] ?? '').split('|').length - 2))}| as the second line.`,
  },
  {
    pattern: /^[^\t\n]+\t[^\n]*\n[^\t\n]+\t[^\n]*/gm,
    wholeLines: true,
    message: () =>
      'These lines are parted by tabs, as in a spreadsheet, and would become one line.',
    remedy: () => 'Write | between the columns, and | --- | --- | as the second line.',
  },
];

interface Slip {
  pattern: RegExp;
  /** What is found is a line or more of a paragraph. */
  wholeLines?: boolean;
  /** Only at the beginning of an item of a list. */
  onlyInItem?: boolean;
  message: (found: string) => string;
  remedy: (found: string, match: RegExpExecArray) => string;
}
