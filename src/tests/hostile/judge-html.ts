import type { Nodes } from 'hast';
import rehypeRaw from 'rehype-raw';
import { VFile } from 'vfile';
import { printHtml } from '../../markdown/html/print-html.ts';
import { sanitizeSchema } from '../../markdown/html/sanitize-schema.ts';

/** Whether a browser reads the HTML as written: every element is where its tags are. */
export function isReadAsWritten(html: string): boolean {
  return canonical(asRead(html)) === canonical(html);
}

/**
 * Elements, attributes and values that neither the schema nor our own plugins could have let
 * through.
 */
export function strangersIn(html: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'comment' || node.type === 'doctype' || node.type === 'raw')
      found.push(node.type);
    if (node.type === 'element') {
      const { tagName, properties } = node;
      const isAllowed = tagName !== 'video' && sanitizeSchema.tagNames?.includes(tagName);
      if (!isAllowed && !ownElements.has(tagName)) found.push(tagName);
      for (const [name, value] of Object.entries(properties)) {
        const allowed = values.get(name);
        if (!allowed?.test(Array.isArray(value) ? value.join(' ') : String(value)))
          found.push(`${tagName} ${name}="${String(value)}"`);
      }
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(parsed(html));
  return found;
}

/** Made by us: notes, boxes, and numbers that stay whole. */
const ownElements = new Set(['section', 'aside', 'span']);

/**
 * By property. Written independently of the schema, so that a mistake there does not excuse itself.
 */
const address = /^(?!\s*[^/?#]*:)|^(?:https?:|mailto:|tel:)/i;
const anything = /^/;
const values = new Map([
  ['href', address],
  ['src', address],
  ['cite', address],
  ['alt', anything],
  ['title', anything],
  ['abbr', anything],
  ['id', /^(?:[a-z][a-z0-9-]*|_fn-[a-z0-9-]+|_fnref-[a-z0-9-]+)$/],
  ['rel', /^external noopener$/],
  ['role', /^doc-(?:noteref|backlink|endnotes)$/],
  ['className', /^whole$/],
  ['lang', /^[a-z0-9-]+$/i],
  ['hrefLang', /^[a-z0-9-]+$/i],
  ['dir', /^(?:ltr|rtl|auto)$/],
  ['dateTime', /^[\d:.TZ+PDHMSW\s-]+$/],
  ['align', /^(?:left|center|right)$/],
  ['scope', /^(?:col|row|colgroup|rowgroup)$/],
  ['open', /^true$/],
  ['reversed', /^true$/],
  ['type', /^[1aAiI]$/],
  ...['start', 'value', 'colSpan', 'rowSpan'].map((name): [string, RegExp] => [name, /^\d{1,6}$/]),
]);

function asRead(html: string): string {
  return printHtml(parsed(html).children.filter((node) => node.type !== 'doctype'));
}

function parsed(html: string) {
  const parse = rehypeRaw();
  return parse({ type: 'root', children: [{ type: 'raw', value: html }] }, new VFile(html));
}

/** Character references and line feeds may differ, elements and words may not. */
function canonical(html: string): string {
  return html
    .replaceAll('\n', '')
    .replace(/&gt;|&#x3E;/g, '>')
    .replaceAll('&lt;', '&#x3C;')
    .replaceAll('&quot;', '&#x22;')
    .replaceAll('&#x26;', '&amp;');
}
