/**
 * The text of sanitised HTML as the pipeline prints it, whitespace collapsed, without references to
 * footnotes.
 */
export function plainText(html: string): string {
  const text = html
    .replaceAll(/<sup><a\b[^>]*href="#_fn-[\s\S]*?<\/sup>/g, '')
    .replaceAll(
      /<\/?(?:p|li|ul|ol|dl|dt|dd|pre|div|table|tr|td|th|blockquote|details|summary|br|hr)\b(?:[^>"]|"[^"]*")*>/g,
      ' ',
    )
    .replaceAll(tag, '');
  return unescapeHtml(text).replaceAll(/\s+/g, ' ').trim();
}

/** Unescapes an attribute value or a text printed by the pipeline. */
export function unescapeHtml(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]{1,5})|(quot|lt|gt|amp));/gi, (_, code, name: string) =>
    code === undefined
      ? (named[name.toLowerCase()] ?? '')
      : String.fromCodePoint(Number.parseInt(String(code), 16)),
  );
}

/** Escapes a text for use between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const named: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/** A tag as the pipeline prints it: attribute values are in double quotes and may contain `>`. */
const tag = /<\/?[a-z](?:[^>"]|"[^"]*")*>/g;
