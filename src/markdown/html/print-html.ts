import type { ElementContent, Properties } from 'hast';

/**
 * Prints sanitised elements and text as HTML (https://html.spec.whatwg.org/#serialising-html-fragments), with `<` and `>`
 * escaped in the values of attributes too, so that whoever looks for tags without reading HTML finds none in an author's
 * words. Names of properties must be those of their attributes, but for capitals: `hrefLang`, not `ariaLabel`.
 */
export function printHtml(nodes: readonly ElementContent[]): string {
  return nodes.map(printNode).join('');
}

function printNode(node: ElementContent): string {
  if (node.type === 'text') return escaped(node.value, /[&<]/g);
  if (node.type !== 'element') throw new Error(`A node of type ${node.type} cannot be printed.`);
  const { tagName, properties, children } = node;
  const start = `<${tagName}${printProperties(properties)}>`;
  return isVoid.has(tagName) ? start : `${start}${printHtml(children)}</${tagName}>`;
}

function printProperties(properties: Properties): string {
  return Object.entries(properties)
    .map(([property, value]) => {
      if (value === undefined || value === null || value === false) return '';
      const name = property.toLowerCase();
      if (value === true) return ` ${name}`;
      const text = Array.isArray(value) ? value.join(' ') : String(value);
      return ` ${name}="${escaped(text, /[&<>"]/g)}"`;
    })
    .join('');
}

/** With numbers for signs, which the fingerprints of published sections have been made of. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** Elements without content, as far as an author may use them. */
const isVoid = new Set(['br', 'hr', 'img', 'wbr']);
