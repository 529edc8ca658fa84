import { unescapeHtml } from './plain-text.ts';

/**
 * Makes every address in HTML printed by the pipeline absolute, as seen from the page at `base`:
 * `<a href="#eins">` → `<a href="https://host/artikel/slug/#eins">`. Text that looks like markup is
 * not changed.
 */
export function withAbsoluteAddresses(html: string, base: string): string {
  return withAddresses(html, (name, address) =>
    addresses.has(name) && URL.canParse(address, base) ? new URL(address, base).href : undefined,
  );
}

/**
 * Makes relative links in HTML printed by the pipeline lead from any page to where they lead from
 * the one at `path`: with `/artikel/slug/`, `<a href="../anderer/">` → `<a
 * href="/artikel/anderer/">`.
 */
export function withRootedLinks(html: string, path: string): string {
  if (!relativeLink.test(html)) return html;
  return withAddresses(html, (name, address) =>
    name === 'href' && isRelative(address) ? rooted(address, path) : undefined,
  );
}

/** Where the links in HTML printed by the pipeline lead, as written. */
export function linksIn(html: string): string[] {
  const links: string[] = [];
  withAddresses(html, (name, address) => {
    if (name === 'href') links.push(address);
    return undefined;
  });
  return links;
}

/** One address, resolved as by `withRootedLinks`. */
export function rooted(address: string, path: string): string {
  if (!isRelative(address)) return address;
  const { pathname, search, hash } = new URL(address, `https://host.invalid${path}`);
  return pathname + search + hash;
}

function isRelative(address: string): boolean {
  return !absoluteBeginning.test(address);
}

/** A fragment, a path from the root, or a scheme. */
const absoluteBeginning = /^(?:[#/]|[a-z][a-z0-9+.-]*:)/i;
/** Tells quickly that most texts need no change. */
const relativeLink = new RegExp(`\\shref="(?!${absoluteBeginning.source.slice(1)})`, 'i');

function withAddresses(html: string, change: Change): string {
  return html.replace(startTag, (tag) =>
    tag.replace(attributes, (attribute, name: string, value: string) => {
      const changed = change(name, unescapeHtml(value));
      return changed === undefined ? attribute : ` ${name}="${escapeAttribute(changed)}"`;
    }),
  );
}

/** The new value of an attribute; `undefined` leaves it unchanged. */
type Change = (name: string, value: string) => string | undefined;

/** As the pipeline prints it: values are always in double quotes and contain none. */
const startTag = /<[a-z][^\s>/]*(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/g;
const attributes = /\s([^\s=>/]+)="([^"]*)"/g;
const addresses = new Set(['href', 'src', 'cite']);

/** Escapes a text as an attribute value in double quotes, angle brackets included. */
export function escapeAttribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
