import type { Author } from '../draft.ts';
import type { ArticleData } from './json-ld.ts';
import { textOf } from '../page/page-blocks.ts';
import { elsewhere } from './read-date.ts';
import { clean, type Meta, webAddress, withoutAbsent } from '../page/page-values.ts';
import { isName, readByline, splitNames } from '../text/recognise-line.ts';

/** Who wrote the article: people, and the agency it comes from. */
export function readAuthors(
  document: Document,
  data: ArticleData | undefined,
  meta: Meta,
  siteNames: readonly string[],
): { authors: Author[]; agency: string | undefined } {
  const stated =
    data?.authors.flatMap(({ name, url }) =>
      (splitNames(name) ?? [name]).map((one): Author => ({ name: one, url: webAddress(url) })),
    ) ?? [];
  const named = [
    meta('author'),
    meta('article:author'),
    meta('dc.creator'),
    meta('parsely-author'),
    meta('sailthru.author'),
    meta('citation_author'),
  ].flatMap((text) =>
    text === undefined || /^https?:/.test(text)
      ? []
      : (splitNames(clean(text)) ?? []).map((name): Author => ({ name })),
  );
  const shown = [
    ...document.querySelectorAll(
      '[rel~="author"], [itemprop="author"], [class*="byline" i], [class*="author-name" i], [class*="author" i] a',
    ),
  ]
    .filter((element) => !element.closest(elsewhere))
    .slice(0, 12)
    .flatMap((element) => readByline(textOf(element)) ?? splitNames(textOf(element)) ?? [])
    .filter((name) => name.includes(' '))
    .map((name): Author => ({ name }));
  const all = [stated, named, shown].find((list) => list.length > 0) ?? [];
  const agency = all.find(({ name }) => agencies.test(name))?.name;
  const people = all.filter(
    ({ name }) =>
      !agencies.test(name) &&
      name.length <= 80 &&
      !siteNames.some((siteName) => siteName.toLowerCase() === name.toLowerCase()) &&
      (isName(name) || stated.some((one) => one.name === name)),
  );
  const unique = people.filter(
    ({ name }, index) => people.findIndex((one) => one.name === name) === index,
  );
  return { authors: unique.slice(0, 8).map((author) => withoutAbsent(author)), agency };
}

const agencies =
  /^(?:dpa|afp|ap|reuters|epd|kna|sid|apa|sda|keystone-sda|associated press|the associated press|agence france-presse|deutsche presse-agentur)$/i;
