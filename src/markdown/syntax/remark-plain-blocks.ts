import type { Heading, Nodes, Paragraph, Root, Text } from 'mdast';
import type { Processor } from 'unified';

/**
 * Spares the parser most of an article: headings and paragraphs without any character that could be
 * markup, each character of which it would run through four tokenizers. It parses the rest, and
 * these blocks are added to its tree, which is then the tree of the whole text, positions included.
 *
 * - before: the parser reads `## Titel`, `Er sagte: „Ja.“`, `*Nein.*`
 * - after: the parser reads `*Nein.*`
 */
export function remarkPlainBlocks(this: Processor): void {
  const { parser } = this;
  if (!parser) throw new Error('remarkPlainBlocks must stand after the parser.');
  this.parser = (text, file) => {
    const { spared, rest, moves } = divide(text);
    if (spared.length === 0) return parser(text, file);
    const tree = parser(rest, file);
    if (!isRoot(tree)) return tree;
    movePlaces(tree, moves);
    if (tree.position) tree.position.start = { line: 1, column: 1, offset: 0 };
    tree.children = [...spared, ...tree.children].sort((a, b) => lineOf(a) - lineOf(b));
    return tree;
  };
}

function isRoot(tree: { type: string }): tree is Root {
  return tree.type === 'root';
}

function divide(text: string): Divided {
  const spared: Divided['spared'] = [];
  const moves: Move[] = [];
  let rest = '';
  const blocks = text.split('\n\n');
  const verbatim = text.search(opensVerbatim);
  let place = { line: 1, offset: 0 };
  for (const [index, block] of blocks.entries()) {
    const lines = block.split('\n');
    const isLast = index === blocks.length - 1;
    const maySpare =
      // The last block is always parsed, as the end of the parser's tree.
      !isLast &&
      (verbatim < 0 || place.offset < verbatim) &&
      (index === 0 || !mayOpenContainer.test(blocks[index - 1] ?? ''));
    const node = maySpare && readPlain(block, lines, place);
    if (node) spared.push(node);
    else {
      const move = { lines: place.line - moves.length - 1, characters: place.offset - rest.length };
      // One for each line, and one for the blank line below.
      for (let count = 0; count <= lines.length; count++) moves.push(move);
      rest += isLast ? block : `${block}\n\n`;
    }
    place = { line: place.line + lines.length + 1, offset: place.offset + block.length + 2 };
  }
  return { spared, rest, moves };
}

function readPlain(block: string, lines: readonly string[], { line, offset }: Place) {
  const position = (skipped = 0) => ({
    start: { line, column: 1 + skipped, offset: offset + skipped },
    end: {
      line: line + lines.length - 1,
      column: (lines.at(-1) ?? '').length + 1,
      offset: offset + block.length,
    },
  });
  const text = (skipped: number): Text => ({
    type: 'text',
    value: block.slice(skipped),
    position: position(skipped),
  });
  if (plainParagraph.test(block))
    return { type: 'paragraph', children: [text(0)], position: position() } satisfies Paragraph;
  if (!plainHeading.test(block)) return undefined;
  const depth = ([1, 2, 3, 4, 5, 6] as const).find((one) => block.charAt(one) === ' ') ?? 1;
  const children = [text(depth + 1)];
  return { type: 'heading', depth, children, position: position() } satisfies Heading;
}

/** Not recursive: the tree may have any depth. */
function movePlaces(tree: Root, moves: readonly Move[]): void {
  const move = (point: Point): void => {
    const { lines, characters } = moves[point.line - 1] ?? { lines: 0, characters: 0 };
    point.line += lines;
    point.offset = (point.offset ?? 0) + characters;
  };
  const nodes: Nodes[] = [tree];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.position) {
      move(node.position.start);
      move(node.position.end);
    }
    if ('children' in node) for (const child of node.children) nodes.push(child);
  }
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

/** The content of a line without any character of Markdown or HTML syntax. */
const inert = String.raw`(?:[^\n\t\r\0&*<[\\\]_\x60~|]|&(?=\s))*(?<!\s)`;
/**
 * What begins no list, heading or other construct: letters, opening punctuation, paragraph signs, and
 * numbers that are not those of items.
 */
const line = String.raw`(?:[\p{L}"'„“”‚‘’«»‹›(§–—…]|\d+(?![\d.)]))${inert}`;
/** No place where an autolink may begin: https://…, www.…, or an e-mail address. */
const noAddress = String.raw`(?![^]*(?:://|www\.|@))`;
const plainParagraph = new RegExp(`^${noAddress}${line}(?:\n${line})*$`, 'iu');
const plainHeading = new RegExp(`^${noAddress}#{1,6} (?! )${inert}(?<!#)$`, 'iu');

/**
 * What begins or continues a list, a quotation or a note: the parser must see the block that ends
 * it.
 */
const mayOpenContainer = /(?:^|\n)(?:[ \t>*+-]|\d+[.)]|\[\^|$)/;

/** The start of code, HTML or a named block that may continue over blank lines. */
const opensVerbatim = /(?:^|\n) {0,3}(?:<|`{3}|~{3}|:{3})/;

interface Divided {
  spared: (Heading | Paragraph)[];
  /** The text for the parser. */
  rest: string;
  /** One for each line of `rest`. */
  moves: Move[];
}

/** How far a line of the parser's text is from its place in the whole. */
interface Move {
  lines: number;
  characters: number;
}

interface Place {
  line: number;
  offset: number;
}

type Point = NonNullable<Nodes['position']>['start'];
