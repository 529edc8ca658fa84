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

/** What each page is judged by, alone. */
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
 * Judges one page by what it says itself, and tells what the whole site has to be judged by. `isSample`: it is also
 * looked up whether the HTML is valid, which takes some ten times as long as all the rest.
 */
export async function judgePage(
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
  return { facts: { ...linkFacts(page, site), ...(shown.length > 0 && { shown }) }, findings };
}

/** What a whole site has to be judged by, of one page. */
export interface PageFacts extends LinkFacts {
  /** Addresses of its pictures; absent where there are none. */
  shown?: readonly string[];
}
