import { expect, test } from 'vitest';
import { articlePathOf, sectionIdOf } from './addresses.ts';

test.each([
  ['/artikel/radweg/', '/artikel/', '/artikel/radweg/', undefined],
  ['/artikel/radweg/was-gebaut-wird/', '/artikel/', '/artikel/radweg/', 'was-gebaut-wird'],
  ['/zeitung/news/radweg/kosten/', '/zeitung/news/', '/zeitung/news/radweg/', 'kosten'],
  ['/artikel/radweg/', '/zeitung/artikel/', undefined, undefined],
  ['/artikel/radweg.md', '/artikel/', undefined, undefined],
  ['/artikel/', '/artikel/', undefined, undefined],
  ['/suche/', '/artikel/', undefined, undefined],
  ['/2024/05/radweg/', '/\\d{4}/\\d\\d/', '/2024/05/radweg/', undefined],
  ['/2024/05/radweg/kosten/', '/\\d{4}/\\d\\d/', '/2024/05/radweg/', 'kosten'],
  ['/themen/radweg/2/', '/\\d{4}/\\d\\d/', undefined, undefined],
])(
  '%s, where articles lie below %s, opens the article %s at %s',
  (path, articles, article, section) => {
    const pages = new RegExp(`^(${articles}[^/]+/)(?:([^/]+)/)?$`);
    expect(articlePathOf(path, pages)).toBe(article);
    expect(sectionIdOf(path, pages)).toBe(section);
  },
);
