import type { ElementContent, Properties } from 'hast';

/**
 * Serialises sanitised elements and text as HTML
 * (https://html.spec.whatwg.org/#serialising-html-fragments). `<` and `>` are escaped in attribute
 * values too, so that code that looks for tags with patterns finds none in an author's words.
 * Property names must equal attribute names apart from case, except `className`: `hrefLang`, not
 * `ariaLabel`.
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
      const name = property === 'className' ? 'class' : property.toLowerCase();
      if (value === true) return ` ${name}`;
      const text = Array.isArray(value) ? value.join(' ') : String(value);
      return ` ${name}="${escaped(text, /[&<>"]/g)}"`;
    })
    .join('');
}

/** With numeric character references, because fingerprints of published sections depend on them. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** The void elements that an author may use. */
const isVoid = new Set(['br', 'hr', 'img', 'wbr']);
