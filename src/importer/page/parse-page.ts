import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import { compileSelectorsOnce } from './compiled-selectors.ts';
import type { Refusal } from '../refusal.ts';

/**
 * Parses a page into a document that always has a head and a body, with the tree that a browser would build of it
 * (https://html.spec.whatwg.org/multipage/parsing.html). No script runs and nothing is loaded.
 */
export function parsePage(html: string): { document: Document } | Refusal {
  compileSelectorsOnce();
  const tree = parseTree(withoutHugeAttributes(html));
  if (tree === undefined || depthOf(tree) > deepest) {
    return {
      message: `The page has elements nested more than ${deepest} deep, or more than ${mostElements} of them.`,
      remedy: 'Copy the text of the article into a file and import that.',
    };
  }
  // A soft hyphen is a hint for one width of line, and splits words for everything that reads them.
  const { document } = parseHTML(serialize(tree).replaceAll('\u00AD', ''));
  // Every reference in a text is a node of its own until then.
  document.normalize();
  return { document };
}

/** Undefined for a page with more elements than any article: unclosed tags are opened again in each paragraph. */
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

/** The parser gives every class as an argument to one call, and a call has room for some ten thousand. */
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

/** Browsers stop at 512. */
const deepest = 600;
const mostElements = 500_000;
