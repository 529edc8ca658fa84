import type { Html, Link, Parents, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { lineAt } from '../../problem.ts';
import { report } from '../settings.ts';

/**
 * Reports markup characters that had no effect and are printed: stars, comments, tags and backticks
 * without a partner, an exclamation mark and a space before a link. Server code, which pages never
 * show, is reported too.
 *
 * - before: `**fett **`
 * - after: the same, and a problem
 */
export function remarkLeftOver() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'html') {
        reportServerCode(node, file);
        reportInstructions(node, file);
        if (parent && holdsBlocks.has(parent.type)) reportUnreadMarkdown(node, file);
      }
      if (node.type !== 'text' || !parent) return;
      reportSigns(node, parent, file);
      const next = parent.children[(index ?? 0) + 1];
      if (next) reportParted(node, next, file);
      const last = parent.children[(index ?? 0) - 1];
      if (last && /^\*\*(?![*\p{L}\p{N}])/u.test(node.value)) reportEnd(node, last, file);
    });
  };
}

function reportServerCode(node: Html, file: VFile): void {
  if (!/<(?:[?%]|!(?!--))/.test(node.value.replace(/<!--[^]*?-->/g, ''))) return;
  report(
    file,
    node,
    'The text contains server code, which would be removed.',
    'Delete it, or write as text what it stood for. Code to be shown goes between ``` lines.',
  );
}

/** Template instructions of other systems, in the text or the attributes of HTML. */
function reportInstructions(node: Html, file: VFile): void {
  if (!/\{[{%]/.test(node.value)) return;
  const text = node.value.replace(verbatim, keepLines);
  for (const { index, 0: found } of text.matchAll(instruction)) {
    const line = (node.position?.start.line ?? 1) + lineAt(text, index) - 1;
    report(
      file,
      { position: { start: { line, column: 1 } } },
      `“${shorten(found)}” is an instruction of another system.`,
      'Delete it, or write what it stood for as text, Markdown or a ::directive.',
    );
  }
}

/** Markdown resumes only after a blank line; text on the lines of an HTML block is HTML. */
function reportUnreadMarkdown(node: Html, file: VFile): void {
  const text = node.value.replace(
    /<!--[^]*?(?:-->|$)|<(pre|code|script|style|textarea|svg)\b[^]*?(?:<\/\1\s*>|$)|<[?!/a-z](?:"[^"]*"|'[^']*'|[^'">])*(?:>|$)/gi,
    keepLines,
  );
  const found = unread.exec(text);
  if (!found) return;
  const line = (node.position?.start.line ?? 1) + lineAt(text, found.index) - 1;
  report(
    file,
    { position: { start: { line, column: 1 } } },
    `“${shorten(found[0].replace(/\s+/g, ' ').trim())}” is among lines of HTML, where Markdown is printed literally.`,
    'Put a blank line between HTML and Markdown, or write it as HTML.',
  );
}

function reportSigns(node: Text, parent: Parents, file: VFile): void {
  const { start, end } = node.position ?? {};
  // Text generated from addresses has no position of its own.
  if (start?.offset === undefined) return;
  const text = String(file.value)
    .slice(start.offset, end?.offset)
    .replace(/\\./g, '\u{FFFC}\u{FFFC}');
  const inEmphasis = parent.type === 'strong' || parent.type === 'emphasis';
  for (const { pattern, message, remedy, onlyInEmphasis } of signs) {
    if (onlyInEmphasis && !inEmphasis) continue;
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const line = start.line + lineAt(text, index) - 1;
      const place = { position: { start: { line, column: 1 } } };
      report(file, place, message(shorten(found.trim())), remedy);
    }
  }
}

/** Characters at the end of a text that the parser did not read together with what follows. */
function reportParted({ value }: Text, next: RootContent, file: VFile): void {
  if (next.type === 'link' && isPicture(next) && /(?:^|\s)!\s*$/.test(value))
    report(
      file,
      next,
      'A space separates the exclamation mark of a picture from its brackets: it would be a link.',
      `Write ![what it shows](${next.url})`,
    );
  if (next.type === 'link' && /(?:^|\s)\*\*$/.test(value))
    report(
      file,
      next,
      'The stars before this link make nothing bold: they would be printed.',
      'Write both pairs of stars, with no space on their inner side.',
    );
  if ((next.type === 'strong' || next.type === 'emphasis') && /(?:^|\s)\*+$/.test(value))
    report(
      file,
      next,
      'There are more stars before this text than after it: one would be printed.',
      'Write as many before as after, or \\* for a star that is meant as text.',
    );
}

/** Stars after a link or the like that close nothing. */
function reportEnd(node: Text, { type }: RootContent, file: VFile): void {
  if (type !== 'link' && type !== 'inlineCode') return;
  report(
    file,
    node,
    'The stars at the end of this text make nothing bold: they would be printed.',
    'Write both pairs of stars, with no space on their inner side.',
  );
}

function isPicture({ url }: Link): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(url);
}

function shorten(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function keepLines(found: string): string {
  return found.replace(/[^\n]/g, ' ');
}

/** Comments, and what contains code. */
const verbatim = /<!--[^]*?(?:-->|$)|<(pre|code|script|style|textarea|svg)\b[^]*?(?:<\/\1\s*>|$)/gi;

const instruction = /\{\{[^{}]{0,500}\}\}|\{%[^{}]{0,500}%\}/g;

const holdsBlocks = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

const unread =
  /\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*|!?\[[^\]\n]{1,200}\]\([^)\n]{1,300}\)|^ {0,3}#{1,6} +\S[^\n]*|^ {0,3}[-*+] +\S[^\n]*\n {0,3}[-*+] +\S|(?<![\p{L}\p{N}*])\*(?=\p{L})[^*\n]{1,200}(?<=[\p{L}.!?])\*(?![\p{L}\p{N}*])/mu;

const signs: readonly Sign[] = [
  {
    pattern: /<!--[^\n]*/g,
    message: () => 'A comment is never closed, and would be printed.',
    remedy: 'Write --> where it ends.',
  },
  {
    pattern:
      /<\/?(?:a|abbr|b|blockquote|br|div|em|figure|font|h[1-6]|i|iframe|img|li|ol|p|script|span|strong|sub|sup|table|td|tr|u|ul|video)(?:\s+[a-z-]+\s*=[^<>\n]{0,200}|\s*\/?\s*>)/gi,
    message: (found) => `The tag “${found}” is incomplete and would be printed.`,
    remedy:
      'Close its quotation marks and write > where it ends, or &lt; for a character that does not begin a tag.',
  },
  {
    pattern: /\*\*+(?=[^\s*])[^*\n]{0,200}(?:\*\*+)?|(?<=[^\s*])\*\*+/g,
    message: (found) => `The stars of “${found}” make nothing bold: they would be printed.`,
    remedy:
      'Write both pairs of stars, with no space on their inner side and no letter beside a mark next to them; or <strong>…</strong>.',
  },
  {
    pattern: /(?<=\s)(?:\*\*|_)(?=\s)/g,
    onlyInEmphasis: true,
    message: () => 'Markers with a space on both sides emphasise nothing: they would be printed.',
    remedy: 'Write both pairs of markers with no space on their inner side.',
  },
  {
    pattern:
      /(?<![_\p{L}\p{N}])__(?=\p{L})[^_\n]{0,60}|(?<=\p{L})__(?![_\p{L}\p{N}])|(?<!\S)__ (?=\p{L})[^_\n]{0,60}/gu,
    message: (found) => `The underscores of “${found}” make nothing bold: they would be printed.`,
    remedy: 'Write both pairs, with no space on their inner side, or <strong>…</strong>.',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}*])\*(?:[\p{L}„“"][^*\n]{0,200}[\p{L}\p{N}.!?…“”"»«%]|\p{L})\*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])\*[„“"«»][^*\n]{0,200}[.!?…“”"»«]\*(?![\p{L}\p{N}*])/gu,
    message: (found) =>
      `“${found}” begins or ends inside a word, where a star is an ordinary character.`,
    remedy: 'Write <em>…</em> for a part of a word.',
  },
  {
    pattern: /(?<=[\p{L}\p{N}])\*[,;:!?„“”«»"]{1,3}\*(?![\p{L}\p{N}*])/gu,
    message: (found) => `The stars of “${found}” emphasise nothing: they would be printed.`,
    remedy: 'Delete them, or write \\* for a star that is meant as text.',
  },
  {
    pattern: /(?<=\p{L}[.!?…][“”"»]?)_(?=\s*$)/gu,
    message: () => 'An underscore ends emphasis that does not begin in this paragraph.',
    remedy: 'Write one before and one after the text of each paragraph.',
  },
  {
    pattern:
      /(?<!\S)\*(?=[\p{L}„“"])[^*\n]{1,80} \*(?!\S)|(?<!\d )(?<!\S)\* (?=[\p{L}„“"])[^*\n]{1,80}(?<=[\p{L}\p{N}.!?“"])\*(?![\p{L}\p{N}*])/gu,
    message: (found) => `The stars of “${found}” emphasise nothing: they would be printed.`,
    remedy:
      'Write them with no space on their inner side, or \\* for a star that is meant as text.',
  },
  {
    pattern: /(?<!\p{L})`+(?=[\p{L}\p{N}<$/.{-])[^`\n]{0,60}|(?<=\p{L})``+/gu,
    message: (found) =>
      `The sign before “${found.replace(/^`+/, '')}” begins no code: it would be printed.`,
    remedy: 'Write the same characters where the code ends, or ’ for an apostrophe.',
  },
];

interface Sign {
  pattern: RegExp;
  /** It has another meaning outside bold and italic text. */
  onlyInEmphasis?: boolean;
  message: (found: string) => string;
  remedy: string;
}
