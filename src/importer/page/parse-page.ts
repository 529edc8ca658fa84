import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import { compileSelectorsOnce } from './compiled-selectors.ts';
import { makeNodesLight } from './light-nodes.ts';
import type { Refusal } from '../refusal.ts';

/**
 * Parses a page into a document with a head and a body, as a browser does
 * (https://html.spec.whatwg.org/multipage/parsing.html). Runs no scripts and loads nothing.
 */
export function parsePage(html: string): { document: Document } | Refusal {
  makeNodesLight();
  compileSelectorsOnce();
  const tree = parseTree(withoutHugeAttributes(html));
  if (tree === undefined || depthOf(tree) > deepest) {
    return {
      message: `The page has elements nested more than ${deepest} deep, or more than ${mostElements} of them.`,
      remedy: 'Copy the text of the article into a file and import that.',
    };
  }
  // A soft hyphen is a hint for line breaking, and splits words for code that reads them.
  const { document } = parseHTML(serialize(tree).replaceAll('\u00AD', ''));
  // Until then, every character reference in a text is a node of its own.
  document.normalize();
  return { document };
}

/**
 * `undefined` for a page with more elements than any article: unclosed tags are reopened in each
 * paragraph.
 */
function parseTree(html: string): DefaultTreeAdapterTypes.Document | undefined {
  let count = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement: (
      ...given: Parameters<typeof defaultTreeAdapter.createElement>
    ): DefaultTreeAdapterTypes.Element => {
      if (++count > mostElements) throw new TooManyElements();
      return defaultTreeAdapter.createElement(...given);
    },
  };
  try {
    return parse(html, { treeAdapter });
  } catch (error) {
    if (error instanceof TooManyElements) return undefined;
    throw error;
  }
}

class TooManyElements extends Error {}

/**
 * The parser passes all classes as arguments of one call, which is limited to some ten thousand.
 */
function withoutHugeAttributes(html: string): string {
  return html.replace(/(\sclass\s*=\s*)(["'])([^"'<>]{20000,}?)\2/gi, '$1$2$2');
}

function depthOf(tree: DefaultTreeAdapterTypes.Document): number {
  let level: DefaultTreeAdapterTypes.ParentNode[] = [tree];
  let depth = 0;
  for (; level.length > 0; depth++)
    level = level.flatMap(({ childNodes }) => childNodes.filter((node) => 'childNodes' in node));
  return depth;
}

/** Browsers limit the depth to 512. */
const deepest = 600;
const mostElements = 500_000;
