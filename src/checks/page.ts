/**
 * Reads a built page: its elements with their attributes, in the order of their start tags.
 *
 * A full HTML parser would take as long as building the page, and Astro's output is regular.
 * Whether it is valid HTML is checked by `valid-html.ts`.
 */
export function readPage(path: string, html: string): BuiltPage {
  const elements: PageElement[] = [];
  const ids: string[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (!isLetter(html.charCodeAt(at + 1))) {
      at = html.startsWith('<!--', at) ? after(html, '-->', at + 4) : at + 1;
      continue;
    }
    const nameEnd = endOfName(html, at + 1, false);
    const name = html.slice(at + 1, nameEnd).toLowerCase();
    const { attributes, end } = readAttributes(html, nameEnd);
    const text = textOnly.has(name) ? textUntil(html, end, name) : '';
    at = end + text.length;
    elements.push({ name, attributes, text });
    const id = attributes.get('id');
    if (id !== undefined) ids.push(id);
  }
  return { path, html, elements, ids };
}

/** The attributes after a tag's name, and the index at which the tag ends. */
function readAttributes(html: string, start: number): { attributes: Attributes; end: number } {
  let attributes: Map<string, string> | undefined;
  let at = start;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === greaterThan) return { attributes: attributes ?? none, end: at + 1 };
    if (isSpace(code) || code === slash || code === equals) {
      at += 1;
      continue;
    }
    const nameEnd = endOfName(html, at, true);
    const name = html.slice(at, nameEnd).toLowerCase();
    const { value, end } = readValue(html, nameEnd);
    (attributes ??= new Map()).set(name, value.includes('&') ? unescape(value) : value);
    at = end;
  }
  return { attributes: attributes ?? none, end: html.length };
}

/** The value of an attribute whose name ends at `nameEnd`, empty if it has none. */
function readValue(html: string, nameEnd: number): { value: string; end: number } {
  const at = skipSpace(html, nameEnd);
  if (html.charCodeAt(at) !== equals) return { value: '', end: nameEnd };
  const from = skipSpace(html, at + 1);
  const quote = html.charAt(from);
  if (quote !== '"' && quote !== "'") {
    let to = from;
    while (to < html.length && !isSpace(html.charCodeAt(to)) && html[to] !== '>') to++;
    return { value: html.slice(from, to), end: to };
  }
  const found = html.indexOf(quote, from + 1);
  const to = found < 0 ? html.length : found;
  return { value: html.slice(from + 1, to), end: to + 1 };
}

/** The text between an element's start tag and its end tag. */
function textUntil(html: string, from: number, name: string): string {
  endTag.lastIndex = from;
  let end = endTag.exec(html);
  while (end && end[1]?.toLowerCase() !== name) end = endTag.exec(html);
  return html.slice(from, end?.index);
}

/** The index at which the name of an element or an attribute ends. */
function endOfName(html: string, start: number, isAttribute: boolean): number {
  let at = start;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (isSpace(code) || code === slash || code === greaterThan) break;
    if (isAttribute && code === equals) break;
  }
  return at;
}

function skipSpace(html: string, start: number): number {
  let at = start;
  while (isSpace(html.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

function after(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from);
  return found < 0 ? html.length : found + text.length;
}

function unescape(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi,
    (_, decimal, hex, name) =>
      name
        ? (named[String(name).toLowerCase()] ?? '')
        : String.fromCodePoint(decimal ? Number(decimal) : parseInt(String(hex), 16)),
  );
}

const greaterThan = 62;
const slash = 47;
const equals = 61;
/** Elements whose content is text without markup. */
const textOnly = new Set(['script', 'style', 'title', 'textarea']);
const endTag = /<\/(script|style|title|textarea)\s*>/gi;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const none: Attributes = new Map();

/** A built page. */
export interface BuiltPage {
  /**
   * Path below the site's base, without a leading slash: `artikel/name/`, `404.html`, empty for the
   * front page.
   */
  path: string;
  html: string;
  elements: readonly PageElement[];
  /** In document order, with repetitions. */
  ids: readonly string[];
}

export interface PageElement {
  name: string;
  /** Names in lower case, values unescaped. */
  attributes: Attributes;
  /** The content of scripts, styles and the title; empty for other elements. */
  text: string;
}

type Attributes = ReadonlyMap<string, string>;
