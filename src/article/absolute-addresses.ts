import { unescapeHtml } from './plain-text.ts';

/**
 * Makes every address in HTML printed by the pipeline a whole one, as seen from the page at `base`:
 * `<a href="#eins">` → `<a href="https://host/artikel/slug/#eins">`. Text that looks like markup stays as it is.
 */
export function withAbsoluteAddresses(html: string, base: string): string {
  return html.replace(startTag, (tag) =>
    tag.replace(attributes, (attribute, name: string, value: string) => {
      const address = unescapeHtml(value);
      if (!addresses.has(name) || !URL.canParse(address, base)) return attribute;
      return ` ${name}="${escapeAttribute(new URL(address, base).href)}"`;
    }),
  );
}

/** As the pipeline prints it: values always stand in double quotes, and none of those inside. */
const startTag = /<[a-z][^\s>/]*(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/g;
const attributes = /\s([^\s=>/]+)="([^"]*)"/g;
const addresses = new Set(['href', 'src', 'cite']);

/** A text as the value of an attribute in double quotes. */
export function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
