import { site } from '../site.ts';
import type { Article } from './article.ts';
import { absolute, articlePath, pathTo } from './urls.ts';

/** A JSON-LD object, https://www.w3.org/TR/json-ld11/. */
export type JsonLd = Record<string, unknown>;

/**
 * An article as https://schema.org/NewsArticle. Dates keep their precision: schema.org's Date is ISO 8601,
 * which knows years and months. Absent facts are left out.
 */
export function newsArticle(article: Article): JsonLd {
  const url = absolute(articlePath(article.slug));
  return withoutAbsent({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: article.title,
    alternativeHeadline: article.kicker,
    description: article.description,
    inLanguage: article.lang,
    datePublished: article.date.value,
    dateModified: article.updated?.value,
    wordCount: article.words,
    author: list(
      article.authors.map(({ name, url: page }) =>
        withoutAbsent({ '@type': 'Person', name, url: page }),
      ),
    ),
    sourceOrganization:
      article.agency === undefined ? undefined : { '@type': 'Organization', name: article.agency },
    isBasedOn:
      article.source &&
      withoutAbsent({
        '@type': 'CreativeWork',
        name: article.source.name,
        url: article.source.url,
      }),
    keywords: list(article.topics),
    correction: list(
      article.corrections.map(({ date, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: date.value,
        text,
      })),
    ),
    image:
      article.leadPicture?.image &&
      withoutAbsent({
        '@type': 'ImageObject',
        url: absolute(article.leadPicture.image.src),
        caption: article.picture?.caption,
        creditText: article.picture?.credit,
      }),
    publisher: { '@type': 'Organization', name: site.name, url: absolute(pathTo('')) },
  });
}

/** JSON-LD as it may stand in a `script` element: no character sequence can end the element. */
export function printJsonLd(data: JsonLd): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

function withoutAbsent(data: JsonLd): JsonLd {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

function list<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
