import { parseHTML } from 'linkedom';
import type { Refusal } from '../refusal.ts';

/** Parses a page into a document that always has a head and a body. No script runs and nothing is loaded. */
export function parsePage(html: string): { document: Document } | Refusal {
  if (depthOf(html) > deepest) {
    return {
      message: `The page has elements nested more than ${deepest} deep.`,
      remedy: 'Copy the text of the article into a file and import that.',
    };
  }
  const { document } = parseHTML(withOneRoot(withoutHugeAttributes(html)));
  // Every reference in a text is a node of its own until then.
  document.normalize();
  return { document };
}

/** The parser gives every class as an argument to one call, and a call has room for some ten thousand. */
function withoutHugeAttributes(html: string): string {
  return html.replace(/(\sclass\s*=\s*)(["'])([^"'<>]{20000,}?)\2/gi, '$1$2$2');
}

/** What stands before the root element, such as messages of the server, belongs into the body; so does all without one. */
function withOneRoot(html: string): string {
  const root = /<html[\s>]/i.exec(html);
  const body = /<(?:body|frameset)(?:\s[^>]*)?>/i.exec(html);
  if (!root || !body) return `<!doctype html><html><head></head><body>${html}</body></html>`;
  const before = html
    .slice(0, root.index)
    .replace(/<!doctype[^>]*>|<\?xml[^>]*>|<!--[\s\S]*?-->/gi, '');
  if (!/<[a-z]/i.test(before)) return html;
  const inside = body.index + body[0].length;
  return `<!doctype html>${html.slice(root.index, inside)}${before}${html.slice(inside)}`;
}

/** How deep elements lie inside each other if every one that must be closed is. */
function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)\b/gi)) {
    if (unnested.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** What browsers close themselves or never open. */
const unnested = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot html head body script style path circle rect g svg use'.split(
    ' ',
  ),
);
/** Browsers stop at 512. */
const deepest = 600;
