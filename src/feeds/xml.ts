/** An XML element. Absent children are left out. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string | undefined)[];
}

/** An element from its name, attributes and children; text is escaped when it is printed. */
export function element(
  name: string,
  attributes: Record<string, string> = {},
  ...children: (XmlElement | string | undefined)[]
): XmlElement {
  return { name, attributes, children };
}

/** An element with text; `undefined` without a text. */
export function textElement(name: string, text: string | undefined): XmlElement | undefined {
  return text === undefined ? undefined : element(name, {}, text);
}

/** An XML 1.0 document in UTF-8. Characters that XML does not allow are dropped. */
export function printXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, '')}\n`;
}

function print({ name, attributes, children }: XmlElement, indent: string): string {
  const attributeText = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('');
  const present = children.filter((child) => child !== undefined);
  if (present.length === 0) return `${indent}<${name}${attributeText}/>`;
  // Whitespace between elements is insignificant, beside text it is not.
  const inner = present.some((child) => typeof child === 'string')
    ? present
        .map((child) => (typeof child === 'string' ? escape(child) : print(child, '')))
        .join('')
    : `\n${present.map((child) => (typeof child === 'string' ? '' : print(child, `${indent} `))).join('\n')}\n${indent}`;
  return `${indent}<${name}${attributeText}>${inner}</${name}>`;
}

function escape(text: string): string {
  return text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Everything that is not a Char, https://www.w3.org/TR/xml/#charsets. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
