import { fileOf, leadsTo, sourcesIn } from './addresses.ts';
import type { Finding, PageRule } from './finding.ts';

/** Every picture is there in all its sizes, says in words what it shows, and has its room kept. */
export const pictures: PageRule = (page, site) => {
  const findings: Finding[] = [];
  for (const { name, attributes } of page.elements) {
    if (name !== 'img' && name !== 'source') continue;
    const src = attributes.get('src');
    const sources = [
      ...(src === undefined ? [] : [src]),
      ...sourcesIn(attributes.get('srcset') ?? ''),
    ];
    for (const source of sources) {
      const target = leadsTo(source, page, site);
      if (target === 'outside') continue;
      if (target === 'broken' || !site.files.has(fileOf(target.path)))
        findings.push({
          page: page.path,
          message: `The picture “${source}” does not exist.`,
          remedy: 'Put the file beside the article, or mend its name.',
          written: [source],
        });
    }
    if (name === 'img' && !attributes.has('alt'))
      findings.push({
        page: page.path,
        message: `The picture “${src ?? ''}” is not described.`,
        remedy: 'Write what it shows between the brackets: ![description](file.jpg).',
        written: [src ?? ''],
      });
  }
  return findings;
};
