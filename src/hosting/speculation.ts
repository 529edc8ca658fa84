/** The file with the site's speculation rules, which a header names. */
export const speculationFile = 'speculation.rules';

/**
 * Has browsers ask for a page of the site while a reader points at a link to it
 * (https://html.spec.whatwg.org/multipage/speculative-loading.html): it is there when they press. Files that are no pages,
 * and addresses with a query, are left alone.
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
