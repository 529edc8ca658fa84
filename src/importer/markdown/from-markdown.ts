import { remark } from 'remark';
import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { remarkDialect } from '../../markdown/syntax/remark-dialect.ts';
import { parseFields } from '../../schema/yaml/parse-fields.ts';
import { splitFrontmatter } from '../../schema/yaml/split-frontmatter.ts';
import type { Draft, Facts, Removed } from '../draft.ts';
import { readFields } from '../metadata/read-fields.ts';
import type { Refusal } from '../refusal.ts';
import { figureNode, videoNode } from './markdown-nodes.ts';
import { findNoise, removedBy } from '../extract/noise-rules.ts';
import { readCaption, readVideo } from '../text/recognise-line.ts';
import { cleanRawHtml } from './raw-html.ts';

const parser = remark().use(remarkDialect, { tables: true }).freeze();

/**
 * Reads an article from Markdown of any origin: front matter where there is one, else the first-level heading as the
 * headline. Labels between the paragraphs are removed, HTML keeps nothing but harmless elements.
 */
export function fromMarkdown(source: string): Draft | Refusal {
  const { lines, body } = splitFrontmatter(source);
  const removed: Removed[] = [];
  const facts: Facts = lines ? readFields(parseFields(lines, 1).fields, removed) : {};
  const text = lines ? body : source;
  if (text.length > longestMarkdown) {
    return {
      message: `The Markdown has ${text.length} characters, more than any article.`,
      remedy: 'Divide it into several files.',
    };
  }
  const tree = parser.parse(text);
  takeHeadline(tree, facts);
  tree.children = tree.children.flatMap((node) => keep(node, removed));
  cleanRawHtml(tree, removed);
  if (tree.children.length === 0) {
    return {
      message: 'There is no text in this Markdown.',
      remedy: 'Write the article below its front matter.',
    };
  }
  return { facts, body: tree, removed, doubts: [] };
}

const longestMarkdown = 1_000_000;

/** A single first-level heading at the beginning is the headline; any other one is a heading of the text. */
function takeHeadline(tree: Root, facts: Facts): void {
  const first = tree.children[0];
  if (first?.type === 'heading' && first.depth === 1) {
    facts.title ??= toString(first);
    if (facts.title === toString(first)) tree.children.shift();
  }
}

function keep(node: RootContent, removed: Removed[]): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const text = toString(node).replace(/\s+/g, ' ').trim();
  const rule = text === '' ? undefined : findNoise(text);
  if (rule) {
    removed.push(removedBy(rule, text));
    return [];
  }
  const isPlain = node.children.every(({ type }) => type === 'text');
  const caption = isPlain ? readCaption(text) : undefined;
  if (caption) return [figureNode(caption)];
  const video = isPlain ? readVideo(text) : undefined;
  return [video === undefined ? node : videoNode(video)];
}
