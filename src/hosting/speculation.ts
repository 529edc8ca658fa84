/** The file with the site's speculation rules, which a header names. */
export const speculationFile = 'speculation.rules';

/**
 * Speculation rules (https://html.spec.whatwg.org/multipage/speculative-loading.html): browsers
 * prefetch a page of the site while a reader points at a link to it. Files that are not pages, and
 * addresses with a query, are excluded.
 */
export function speculationRules(base: string): string {
  const rule = {
    where: {
      and: [
        { href_matches: `${base}*` },
        { not: { href_matches: `${base}*.*` } },
        { not: { href_matches: `${base}*\\?*=*` } },
      ],
    },
    eagerness: 'moderate',
  };
  return `${JSON.stringify({ prefetch: [rule] })}\n`;
}
