import { readFile } from 'node:fs/promises';
import type { Ledger } from '../anchors/ledger/ledger.ts';
import { lineAt, type Problem } from '../problem.ts';
import type { BuiltSite, Finding } from './finding.ts';
import type { PageFacts } from './check-page.ts';
import { articleInPath } from '../urls/urls.ts';
import { ledgerKept } from './rules/ledger-kept.ts';
import { linkCheck } from './rules/links.ts';
import { checkPictureFiles } from './rules/pictures.ts';
import { policyLength } from './rules/policy-length.ts';

/**
 * Checks a whole site before it is published, by the facts of its pages, and adds the findings
 * about single pages. A page without facts is not checked.
 */
export async function checkSite(
  pages: ReadonlyMap<string, PageFacts>,
  found: readonly Finding[],
  options: CheckOptions,
): Promise<Problem[]> {
  const links = linkCheck(options);
  const findings = [...found];
  for (const [path, facts] of pages) {
    links.add(path, facts);
    if (facts.shown) findings.push(...checkPictureFiles(path, facts.shown, options));
  }
  findings.push(...links.findings());
  const broken = ledgerKept(
    options.ledger,
    options.files,
    (page, id) => links.hasId(page, id),
    options,
  );
  return [
    ...(await withSources(once(findings), options)),
    ...broken,
    ...policyLength(options.policy),
  ];
}

/** Reports a fault of an article once, although the pages of its sections have it too. */
function once(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ page, message }) => {
    const key = `${articleOf(page) ?? page} ${message}`;
    return said.size < said.add(key).size;
  });
}

async function withSources(
  findings: readonly Finding[],
  { sourceOf }: CheckOptions,
): Promise<Problem[]> {
  return Promise.all(
    findings.map(async ({ page, message, remedy, written = [] }) => {
      // Pages that are not articles are at the top level.
      const source = sourceOf(articleOf(page) ?? page.split('/')[0] ?? '');
      const where = { message: `${message} On the page /${page}`, remedy };
      if (!source) return { file: `/${page}`, message, remedy };
      const line = lineOf(await readFile(source.path, 'utf8'), written);
      return { file: source.shown, ...(line !== undefined && { line }), ...where };
    }),
  );
}

function lineOf(text: string, written: readonly string[]): number | undefined {
  const places = written.filter((form) => form !== '').map((form) => text.indexOf(form));
  const place = places.find((index) => index >= 0);
  return place === undefined ? undefined : lineAt(text, place);
}

function articleOf(page: string): string | undefined {
  return articleInPath(page);
}

export interface CheckOptions extends BuiltSite {
  /** Whether each section has a page. */
  sectionPages: 'all' | 'none';
  ledger: Ledger;
  /** Articles that are not published yet: their recorded addresses need no pages. */
  heldBack: ReadonlySet<string>;
  /** The longest Content-Security-Policy of any page. */
  policy: string;
  /** The file of an article by its slug: its path, and the path as shown to the author. */
  sourceOf: (slug: string) => { path: string; shown: string } | undefined;
}
