/**
 * Reads a built page: its elements with their attributes, in the order of their start tags.
 *
 * This is no HTML parser, which would take as long as building the page does: what Astro prints is regular. Whether
 * it is valid HTML at all is another rule's question (`valid-html.ts`).
 */
export function readPage(path: string, html: string): BuiltPage {
  const elements = [...html.matchAll(token)].flatMap((match): PageElement[] => {
    const [, raw, rawAttributes, text, name = raw, attributes = rawAttributes] = match;
    if (name === undefined) return [];
    return [
      { name: name.toLowerCase(), attributes: readAttributes(attributes ?? ''), text: text ?? '' },
    ];
  });
  const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
  return { path, html, elements, ids };
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attribute))
    attributes.set(name.toLowerCase(), unescape(double ?? single ?? bare ?? ''));
  return attributes;
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

const inTag = `((?:"[^"]*"|'[^']*'|[^"'>])*)>`;
/** A comment; an element whose content is text and no markup, with it; any other start tag. */
const token = new RegExp(
  `<!--[^]*?-->|<(script|style|title|textarea)\\b${inTag}([^]*?)</\\1\\s*>|<([a-z][^\\s/>]*)${inTag}`,
  'gi',
);
const attribute = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

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
  attributes: ReadonlyMap<string, string>;
  /** Of scripts, styles and the title: what stands in them. */
  text: string;
}
