import type { BuiltSite, Finding, PageRule } from './finding.ts';
import { headings } from './rules/headings.ts';
import { inlineCode } from './rules/inline-code.ts';
import { language } from './rules/language.ts';
import { linkFacts, type LinkFacts } from './rules/links.ts';
import { outsideRequests } from './rules/outside-requests.ts';
import { pageWeight } from './rules/page-weight.ts';
import type { BuiltPage } from './page.ts';
import { pictures, picturesIn } from './rules/pictures.ts';
import { uniqueIds } from './rules/unique-ids.ts';

/** The rules that look at one page at a time. */
const pageRules: readonly PageRule[] = [
  language,
  headings,
  uniqueIds,
  pictures,
  outsideRequests,
  inlineCode,
  pageWeight,
];

/**
 * Checks one page, and returns the facts that checks of the whole site need. `isSample`: the HTML
 * is validated as well, which takes some ten times as long as the rest.
 */
export async function checkPage(
  page: BuiltPage,
  site: BuiltSite,
  isSample: boolean,
): Promise<{ facts: PageFacts; findings: Finding[] }> {
  const findings = pageRules.flatMap((rule) => rule(page, site));
  if (isSample) {
    const { validHtml } = await import('./rules/valid-html.ts');
    findings.push(...(await validHtml(page)));
  }
  const shown = picturesIn(page);
  const embeds = page.elements.some(({ name }) => name === 'link-embed');
  const facts = {
    ...linkFacts(page, site),
    ...(shown.length > 0 && { shown }),
    ...(embeds && { embeds }),
  };
  return { facts, findings };
}

/** The facts about one page that checks of the whole site need. */
export interface PageFacts extends LinkFacts {
  /** Addresses of its pictures; absent if it has none. */
  shown?: readonly string[];
  /** Whether readers can load something from another host into it. */
  embeds?: boolean;
}
