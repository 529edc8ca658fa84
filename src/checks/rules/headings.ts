import type { Finding, PageRule } from '../finding.ts';

/** A page has one h1 and skips no heading level: screen reader users navigate by headings. */
export const headings: PageRule = ({ path, elements }) => {
  const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []));
  const findings: Finding[] = [];
  const first = levels.filter((level) => level === 1).length;
  if (first !== 1)
    findings.push({
      page: path,
      message: first === 0 ? 'The page has no h1.' : `The page has ${first} elements h1.`,
      remedy: 'The page’s layout prints its headline as h1, and nothing else.',
    });
  levels.forEach((level, index) => {
    const above = levels[index - 1] ?? 0;
    if (level > above + 1 && above > 0)
      findings.push({
        page: path,
        message: `A heading of level ${level} follows one of level ${above}.`,
        remedy: `Make it level ${above + 1}: “${'#'.repeat(above + 1)} …”.`,
      });
  });
  return findings;
};
