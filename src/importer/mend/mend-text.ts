import { remark } from 'remark';
import type { Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { type MarkdownProblem, readMarkdown } from '../../markdown/pipeline.ts';
import { remarkDialect } from '../../markdown/syntax/remark-dialect.ts';
import { site } from '../../site.ts';
import { escapeSign, printMarkdown } from '../markdown/print-markdown.ts';
import { ownIdSign } from './keep-ids.ts';
import { placesIn } from './places.ts';

/**
 * Prints a text and reads it as the build will. What the build would refuse is written as literal
 * text: first only the link or element, then the whole paragraph. Each such place is listed with
 * its line for the author. Problems remain only if no article may have the text's size or shape.
 */
export function mendText(tree: Root, lang: string): MendedText {
  tree.children = tree.children.filter((node) => node.type !== 'html' || node.value.trim() !== '');
  const noted = placesIn(tree);
  const starts = noted.length > 0 ? startLines(tree.children) : [];
  const places = noted.map(({ block, message }) => ({ line: starts[block] ?? 1, message }));
  let text = printMarkdown(tree);
  let problems = problemsOf(text, lang);
  for (let round = 0; problems.length > 0 && round < mostRounds; round++) {
    if (problems.some(({ isLimit }) => isLimit)) break;
    const parsed = withOwnIds(parser.parse(text));
    for (const { line, message, remedy } of problems) {
      const block = parsed.children.find((node) => holdsLine(node, line));
      if (!block) continue;
      const place = { line, message: `${message} ${remedy}` };
      const isKnown = places.some(
        (one) => one.message === place.message && holdsLine(block, one.line),
      );
      if (round === 0 && !isKnown) places.push(place);
      asText(parsed, line, text, Math.min(round, rounds - 1));
    }
    moveWith(places, parsed);
    text = printMarkdown(parsed);
    problems = problemsOf(text, lang);
  }
  return { text, problems, places: places.sort((a, b) => a.line - b.line) };
}

/** Ids at the end of headings are printed as ids again, not as text. */
function withOwnIds(tree: Root): Root {
  for (const block of tree.children) {
    const last = block.type === 'heading' ? block.children.at(-1) : undefined;
    if (last?.type === 'text') last.value = last.value.replace(/\{(?=#[\w-]+\}$)/, ownIdSign);
  }
  return tree;
}

/** The line on which each block starts when they are printed one after the other. */
function startLines(blocks: readonly RootContent[]): number[] {
  const linesOf = (...children: RootContent[]): number =>
    printMarkdown({ type: 'root', children }).split('\n').length;
  let line = 1;
  return blocks.map((block, index) => {
    const before = blocks[index - 1];
    if (before) line += linesOf(before, block) - linesOf(block);
    return line;
  });
}

/** Updates the lines of places after a change to the blocks of a parsed text. */
function moveWith(places: { line: number }[], { children }: Root): void {
  const starts = startLines(children);
  for (const place of places) {
    const index = children.findIndex((node) => holdsLine(node, place.line));
    const was = children[index]?.position;
    const start = starts[index];
    if (!was || start === undefined) continue;
    const next = children[index + 1]?.position?.start.line;
    const isSameLength =
      next === undefined || next - was.start.line === (starts[index + 1] ?? 0) - start;
    place.line = start + (isSameLength ? place.line - was.start.line : 0);
  }
}

/** First inline content, then paragraphs, then whole blocks. */
const rounds = 4;
/** A block that became text may have held what another refers to, such as a note's number. */
const mostRounds = rounds + 2;

const parser = remark().use(remarkDialect, { tables: true }).freeze();

function problemsOf(text: string, lang: string): TextProblem[] {
  try {
    const { pictureHosts, linkSchemes } = site;
    return readMarkdown(text, { lang, pictureHosts, linkSchemes }).problems;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'MarkdownLimitError')) throw error;
    const [, line = '1', message = ''] = /^Line (\d+): (.*)$/s.exec(error.message) ?? [];
    const remedy = 'Split the article or simplify this part.';
    return [{ line: Number(line), message, remedy, isLimit: true }];
  }
}

function asText(parent: Parents, line: number, source: string, round: number): void {
  const children: Nodes[] = parent.children;
  for (const [index, node] of children.entries()) {
    if (!holdsLine(node, line)) continue;
    const isLine =
      node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    if (isLine && round === 0) {
      const simple = node.children.flatMap((child) => phraseAsText(child, line, source));
      if (simple.length > 0) node.children = simple;
    } else if (isLine && round < rounds - 1)
      node.children = textBetween(node.children, source, true);
    else if ('children' in node && round < rounds - 1 && !isLine) asText(node, line, source, round);
    else if (round > 0 || !('children' in node))
      children[index] = { type: 'paragraph', children: textBetween([node], source, true) };
  }
}

/** A link, picture, reference or element as its source. Text and emphasis are unchanged. */
function phraseAsText(node: PhrasingContent, line: number, source: string): PhrasingContent[] {
  if (node.type === 'text' || !holdsLine(node, line)) return [node];
  if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete')
    return [
      { ...node, children: node.children.flatMap((child) => phraseAsText(child, line, source)) },
    ];
  return textBetween([node], source);
}

/** The source from the first node to the last, on one line. */
function textBetween(
  nodes: readonly Nodes[],
  source: string,
  isEscaped = false,
): PhrasingContent[] {
  const from = nodes[0]?.position?.start.offset;
  const to = nodes.at(-1)?.position?.end.offset;
  if (from === undefined || to === undefined) return [];
  const value = source
    .slice(from, to)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\s*\n[>\s]*/g, ' ');
  const safe = isEscaped ? value.replace(signs, `${escapeSign}$&`) : value;
  return value === '' ? [] : [{ type: 'text', value: safe }];
}

/** Characters that start instructions, tags, formulas, emoji and addresses. */
const signs = /[{<[$|=~^%#@]|:(?=[\p{L}/+-])/gu;

function holdsLine({ position }: Nodes | RootContent, line: number): boolean {
  return position !== undefined && position.start.line <= line && line <= position.end.line;
}

type TextProblem = MarkdownProblem & { isLimit?: boolean };

export interface MendedText {
  /** The Markdown. */
  text: string;
  /**
   * What was written as literal text because the build would refuse it. Lines count from the start
   * of the text.
   */
  places: { line: number; message: string }[];
  /** What the build would still refuse. */
  problems: MarkdownProblem[];
}
