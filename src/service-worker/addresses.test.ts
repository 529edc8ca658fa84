import { expect, test } from 'vitest';
import { articlePathOf, sectionIdOf } from './addresses.ts';

test.each([
  ['/artikel/radweg/', '/', '/artikel/radweg/', undefined],
  ['/artikel/radweg/was-gebaut-wird/', '/', '/artikel/radweg/', 'was-gebaut-wird'],
  ['/zeitung/artikel/radweg/kosten/', '/zeitung/', '/zeitung/artikel/radweg/', 'kosten'],
  ['/artikel/radweg/', '/zeitung/', undefined, undefined],
  ['/artikel/radweg.md', '/', undefined, undefined],
  ['/artikel/', '/', undefined, undefined],
  ['/suche/', '/', undefined, undefined],
])('%s below %s opens the article %s at %s', (path, base, article, section) => {
  expect(articlePathOf(path, base)).toBe(article);
  expect(sectionIdOf(path, base)).toBe(section);
});
