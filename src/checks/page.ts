/**
 * Reads a built page: its elements with their attributes, in the order of their start tags.
 *
 * This is no HTML parser, which would take as long as building the page does: what Astro prints is regular. Whether
 * it is valid HTML at all is another rule's question (`valid-html.ts`).
 */
export function readPage(path: string, html: string): BuiltPage {
  const elements: PageElement[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = after(html, '-->', at + 4);
      continue;
    }
    nameEnd.lastIndex = at + 1;
    const name = nameEnd.exec(html)?.[0].toLowerCase();
    if (name === undefined) {
      at += 1;
      continue;
    }
    const { attributes, end } = readAttributes(html, at + 1 + name.length);
    at = end;
    let text = '';
    if (textOnly.has(name)) {
      endTag.lastIndex = at;
      let close = endTag.exec(html);
      while (close && close[1]?.toLowerCase() !== name) close = endTag.exec(html);
      text = html.slice(at, close?.index);
      at = close ? endTag.lastIndex : html.length;
    }
    elements.push({ name, attributes, text });
  }
  const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
  return { path, html, elements, ids };
}

/** The attributes that follow a tag's name, and where its tag ends. */
function readAttributes(html: string, start: number): { attributes: Attributes; end: number } {
  let attributes: Map<string, string> | undefined;
  let at = start;
  while (at < html.length) {
    attribute.lastIndex = at;
    const match = attribute.exec(html);
    if (!match) {
      // A slash, or a sign that belongs to no attribute.
      if (html[at] === '>') return { attributes: attributes ?? none, end: at + 1 };
      at += 1;
      continue;
    }
    const [whole, name = '', double, single, bare] = match;
    (attributes ??= new Map()).set(name.toLowerCase(), unescape(double ?? single ?? bare ?? ''));
    at += whole.length;
  }
  return { attributes: attributes ?? none, end: html.length };
}

function after(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from);
  return found < 0 ? html.length : found + text.length;
}

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi,
    (_, decimal, hex, name) =>
      name
        ? (named[String(name).toLowerCase()] ?? '')
        : String.fromCodePoint(decimal ? Number(decimal) : parseInt(String(hex), 16)),
  );
}

const nameEnd = /[a-z][^\s/>]*/iy;
const attribute = /\s*([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;
/** What stands in these elements is text and no markup. */
const textOnly = new Set(['script', 'style', 'title', 'textarea']);
const endTag = /<\/(script|style|title|textarea)\s*>/gi;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const none: Attributes = new Map();

/** A page as it was built. */
export interface BuiltPage {
  /** Below the site's base, without a slash at its start: `artikel/name/`, `404.html`, and nothing for the front page. */
  path: string;
  html: string;
  elements: readonly PageElement[];
  /** In order, repeated ones included. */
  ids: readonly string[];
}

export interface PageElement {
  name: string;
  /** Names in small letters, values unescaped. */
  attributes: Attributes;
  /** Of scripts, styles and the title: what stands in them. */
  text: string;
}

type Attributes = ReadonlyMap<string, string>;
