import { followSlug, kindIn, type Ledger } from '../../anchors/ledger/ledger.ts';
import type { Problem } from '../../problem.ts';
import { site } from '../../site.ts';
import { pathOf } from '../../urls/urls.ts';

/**
 * Every address in the ledger has its page in the built site, and every section's id is in its
 * article's page. Removed articles and those in `heldBack` have neither. `hasId` says whether a
 * page has an id. In a site without section pages (`sectionPages` is `none`), the id in the
 * article's page is the address.
 */
export function ledgerKept(
  ledger: Ledger,
  files: ReadonlyMap<string, number>,
  hasId: (page: string, id: string) => boolean,
  { sectionPages, heldBack }: { sectionPages: 'all' | 'none'; heldBack: ReadonlySet<string> },
): Problem[] {
  const problems: Problem[] = [];
  for (const { slug, year, file, line, head, sections } of ledger.values()) {
    const goal = followSlug(ledger, slug);
    if (ledger.get(goal)?.head.removed || heldBack.has(goal)) continue;
    const addressDate = head.date ?? ledger.get(goal)?.head.date;
    const text = { slug, ...(addressDate !== undefined && { addressDate }), kind: kindIn(year) };
    const page = pathOf(text).slice(site.base.length);
    const fail = (message: string, at = line): void =>
      void problems.push({
        file,
        ...(at !== undefined && { line: at }),
        message,
        remedy:
          'Run `npm run anchors`; if it finds nothing, a page or a component no longer prints this address.',
      });
    if (!files.has(`${page}index.html`)) {
      fail(`The recorded address /${page} has no page.`);
      continue;
    }
    for (const [id, record] of sections) {
      if (sectionPages === 'all' && !files.has(`${page}${id}/index.html`))
        fail(`The recorded address /${page}${id}/ has no page.`, record.line);
      if (head.now === undefined && !hasId(page, id))
        fail(`The recorded address /${page}#${id} does not exist in its page.`, record.line);
    }
  }
  return problems;
}
