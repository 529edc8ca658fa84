import { unescapeHtml } from './plain-text.ts';

/**
 * Makes every address in HTML printed by the pipeline a whole one, as seen from the page at `base`:
 * `<a href="#eins">` → `<a href="https://host/artikel/slug/#eins">`. Text that looks like markup stays as it is.
 */
export function withAbsoluteAddresses(html: string, base: string): string {
  return withAddresses(html, (name, address) =>
    addresses.has(name) && URL.canParse(address, base) ? new URL(address, base).href : undefined,
  );
}

/**
 * Has relative links in HTML printed by the pipeline lead from every page to where they lead from the one at `path`:
 * with `/artikel/slug/`, `<a href="../anderer/">` → `<a href="/artikel/anderer/">`.
 */
export function withRootedLinks(html: string, path: string): string {
  if (!relativeLink.test(html)) return html;
  return withAddresses(html, (name, address) =>
    name === 'href' && isRelative(address) ? rooted(address, path) : undefined,
  );
}

/** One address as `withRootedLinks` has it. */
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
/** For most texts a quick look is enough. */
const relativeLink = new RegExp(`\\shref="(?!${absoluteBeginning.source.slice(1)})`, 'i');

function withAddresses(html: string, change: Change): string {
  return html.replace(startTag, (tag) =>
    tag.replace(attributes, (attribute, name: string, value: string) => {
      const changed = change(name, unescapeHtml(value));
      return changed === undefined ? attribute : ` ${name}="${escapeAttribute(changed)}"`;
    }),
  );
}

/** The new value of an attribute; nothing where it is to stay as it is. */
type Change = (name: string, value: string) => string | undefined;

/** As the pipeline prints it: values always stand in double quotes, and none of those inside. */
const startTag = /<[a-z][^\s>/]*(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/g;
const attributes = /\s([^\s=>/]+)="([^"]*)"/g;
const addresses = new Set(['href', 'src', 'cite']);

/** A text as the value of an attribute in double quotes, without a sign that could be taken for a tag's. */
export function escapeAttribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
