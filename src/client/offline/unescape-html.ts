/**
 * The text of escaped HTML without elements. Decodes the five characters that pages of this site
 * escape.
 */
export function unescapeHtml(html: string): string {
  const characters: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#34': '"',
    '#39': "'",
  };
  return html.replace(/&(\w+|#\d+);/g, (reference, name: string) => characters[name] ?? reference);
}
