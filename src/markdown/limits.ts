import type { Nodes, Root } from 'mdast';

/** The limits of an article. Ordinary articles are far below all of them. */
export const defaultLimits = {
  /** Of the whole text, in UTF-8. */
  bytes: 1_000_000,
  lines: 10_000,
  /** Characters in one line. */
  lineLength: 50_000,
  /** Nested lists and block quotations. */
  containers: 30,
  /** Lists and quotations summed over all lines, counted at each line that opens them. */
  openings: 6_000,
  /** Cells of all tables, including those missing from ragged rows. */
  cells: 20_000,
  /**
   * Characters × markup characters, summed over the groups between blank lines: the parser's work
   * grows with this.
   */
  work: 50_000_000,
  /** Nested elements. */
  depth: 100,
  /** HTML elements open at one time. */
  openTags: 50,
  footnotes: 1_000,
  /** Sections with a heading. Each becomes a page with the whole article on it. */
  sections: 300,
  /** Lines that may be link definitions. */
  definitions: 2_000,
  /** From parsing to the finished sections. The largest text allowed takes about a second. */
  milliseconds: 10_000,
};

export type Limits = typeof defaultLimits;

/** The text is too large or too deeply nested for the parser. Nothing has been rendered. */
export class MarkdownLimitError extends Error {
  override readonly name = 'MarkdownLimitError';
  /** One-based line in the author's file. */
  readonly line: number;
  /** The limit that was exceeded, in one sentence. */
  readonly reason: string;
  /** What the author can do. */
  readonly remedy: string;

  constructor(line: number, reason: string, remedy: string) {
    super(`Line ${line}: ${reason} ${remedy}`);
    this.line = line;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/**
 * Checks the text before it is parsed. Throws a `MarkdownLimitError` for the first limit that it
 * exceeds.
 */
export function checkText(markdown: string, limits: Limits, firstLine: number): void {
  const fail = (index: number, message: string, remedy: string): never => {
    throw new MarkdownLimitError(index + firstLine, message, remedy);
  };
  const bytes = Buffer.byteLength(markdown);
  if (bytes > limits.bytes)
    fail(0, `The article has ${bytes} bytes, ${limits.bytes} are allowed.`, divide);
  const lines = markdown.split('\n');
  if (lines.length > limits.lines)
    fail(0, `The article has ${lines.length} lines, ${limits.lines} are allowed.`, divide);

  const total = { openings: 0, work: 0, cells: 0, footnotes: 0, definitions: 0 };
  let group = emptyGroup(0);
  for (const [index, line] of lines.entries()) {
    if (line.length > limits.lineLength)
      fail(
        index,
        `The line has ${line.length} characters, ${limits.lineLength} are allowed.`,
        'Divide it into paragraphs.',
      );
    const containers = containersOf(line);
    if (containers > limits.containers)
      fail(
        index,
        `More than ${limits.containers} lists and quotations are nested.`,
        'Indent the line less, or remove some of its > and list markers.',
      );
    total.openings += containers;
    if (total.openings > limits.openings)
      fail(index, `There are more than ${limits.openings} list items and quotations.`, divide);
    if (startsGroup.test(line)) group = emptyGroup(index);
    // What this line adds to the group's characters × markup, and to its columns × rows.
    const before = group.length * group.markup;
    group.length += line.length + 1;
    group.markup += markupOf(line);
    group.containers = Math.max(group.containers, containers);
    total.work += group.length * group.markup - before + group.containers * workOfContainer;
    if (total.work > limits.work)
      fail(
        group.start,
        'The text from here has too many brackets, asterisks, tags and the like.',
        'Put blank lines between its parts, or a backslash before characters that are meant as text.',
      );
    group.columns = Math.max(group.columns, columnsOf(line));
    // Rows may lack cells or have too many; all are built.
    if (group.columns > 0) total.cells += Math.max(group.columns, line.match(/\|/g)?.length ?? 0);
    if (total.cells > limits.cells)
      fail(
        group.start,
        `The tables up to here have more than ${limits.cells} cells.`,
        'Divide the table, or remove columns.',
      );
    if (/^[ \t>]*\[\^/.test(line) && ++total.footnotes > limits.footnotes)
      fail(index, `There are more than ${limits.footnotes} notes.`, divide);
    if (/^[ \t>]*\[[^^]/.test(line) && ++total.definitions > limits.definitions)
      fail(index, `More than ${limits.definitions} lines begin with a bracket.`, divide);
  }
}

/**
 * Checks the depth of the parsed tree before recursive plugins walk it. Throws like `checkText`.
 */
export function checkTree(tree: Root, limits: Limits, firstLine: number): void {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) {
      throw new MarkdownLimitError(
        (level[0]?.position?.start.line ?? 1) + firstLine - 1,
        `Emphasis, lists and quotations are nested more than ${limits.depth} levels deep.`,
        'Remove some of them.',
      );
    }
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []));
  }
}

/**
 * Checks the number of sections; their `line` is one-based in the author's file. Throws like
 * `checkText`.
 */
export function checkSections(
  sections: readonly { number: number; line: number }[],
  limits: Limits,
): void {
  const first = sections.find(({ number }) => number > limits.sections);
  if (!first) return;
  throw new MarkdownLimitError(
    first.line,
    `There are more than ${limits.sections} sections up to here.`,
    divide,
  );
}

const divide = 'Divide it into several articles.';

/**
 * How many lists, quotations and notes a line may be inside of: those it opens, and those that its
 * indentation may continue.
 */
function containersOf(line: string): number {
  const [prefix = ''] =
    /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]{1,999}\]:))*/.exec(line) ?? [];
  if (prefix === '' || isRule.test(line)) return 0;
  const signs = prefix.match(/>|[-+*.)]|\]:/g)?.length ?? 0;
  const spaces = (prefix.match(/ /g)?.length ?? 0) + 4 * (prefix.match(/\t/g)?.length ?? 0);
  return signs + Math.max(0, spaces - signs) / 2;
}

/**
 * Characters for which the parser searches a partner. The underline of a heading costs as much as
 * several of them.
 */
function markupOf(line: string): number {
  return (
    (line.match(/[[\]*_`<~!]/g)?.length ?? 0) + (/^[ \t>]*(?:=+|-+)[ \t]*$/.test(line) ? 8 : 0)
  );
}

/** Columns of a table whose delimiter row this line is; 0 for any other line. */
function columnsOf(line: string): number {
  return /^[ \t>]*[|:-][|:\- \t]*$/.test(line) ? (line.match(/\|/g)?.length ?? 0) + 1 : 0;
}

function emptyGroup(start: number): Group {
  return { start, length: 0, markup: 0, columns: 0, containers: 0 };
}

/** The parser offers each line to every open list and quotation. */
const workOfContainer = 200;

const isRule = /^[ \t]*([-*])(?:[ \t]*\1)+[ \t]*$/;

/** Lines that end any paragraph or table: blank ones, headings and items of an unordered list. */
const startsGroup = /^(?:[ \t>]*$| {0,3}(?:#{1,6}[ \t]|[-+*][ \t]+\S))/;

interface Group {
  /** Index of its first line. */
  start: number;
  length: number;
  markup: number;
  columns: number;
  containers: number;
}
