import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { sanitizeSchema } from '../../markdown/html/sanitize-schema.ts';
import type { Removed } from '../draft.ts';

/**
 * Leaves of the HTML in Markdown only harmless elements, without attributes; scripts, styles and embedded things go
 * with their content.
 *
 * - before: `H<sub onclick="x()">2</sub>O <script>steal()</script>`
 * - after: `H<sub>2</sub>O steal()`
 */
export function cleanRawHtml(tree: Root, removed: Removed[]): void {
  visit(tree, 'html', (node, index, parent) => {
    const cleaned = cleanTags(node.value);
    if (cleaned !== node.value)
      removed.push({
        text: node.value,
        reason: 'HTML that an article cannot have',
        rule: 'raw-html',
      });
    node.value = cleaned;
    if (cleaned.trim() === '' && parent && index !== undefined) {
      const { children } = parent as { children: RootContent[] };
      children.splice(index, 1);
      return index;
    }
    return undefined;
  });
}

function cleanTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(
      /<(script|style|iframe|object|embed|noscript|template|svg|math|form|textarea|select|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
      '',
    )
    .replace(
      /<(\/?)([a-z][a-z0-9]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)(?:>|$)/gi,
      (_, slash: string, name: string, attributes: string) =>
        allowed.has(name.toLowerCase())
          ? `<${slash}${name.toLowerCase()}${slash ? '' : harmless(attributes)}>`
          : '',
    )
    .replace(/<[!?/][^>]*>?/g, (rest) => (/^<\/[a-z][a-z0-9]*>$/.test(rest) ? rest : ''));
}

/** `title`, `datetime`, `lang` and table spans have no way to do harm. */
function harmless(attributes: string): string {
  return [
    ...attributes.matchAll(
      /\s(title|datetime|lang|dir|colspan|rowspan|scope|open|start)(?:="([^"<>]*)")?(?=\s|$|\/)/gi,
    ),
  ]
    .map(([, name = '', value]) =>
      value === undefined ? ` ${name.toLowerCase()}` : ` ${name.toLowerCase()}="${value}"`,
    )
    .join('');
}

/** What an article may have and means something without an address. Its headline is the only `h1` there is. */
const allowed = new Set(sanitizeSchema.tagNames);
for (const name of ['a', 'h1', 'img', 'video']) allowed.delete(name);
