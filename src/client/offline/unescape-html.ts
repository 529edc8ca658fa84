/** Text of escaped HTML that holds no element: the five characters that a page of this site writes as references. */
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
