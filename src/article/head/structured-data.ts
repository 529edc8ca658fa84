import type { Addressed } from '../../schema/article-paths.ts';
import { site } from '../../site.ts';
import type { Article, ArticleBlock, ArticleSection } from '../article.ts';
import type { ArticleFigure } from '../../images/pictures.ts';
import { articleType } from '../labels.ts';
import { changesOf } from '../changes.ts';
import { plainText } from '../../markdown/html/plain-text.ts';
import { speaker } from './speaker.ts';
import {
  absolute,
  anchorPath,
  articlePath,
  authorPath,
  pathTo,
  topicPath,
} from '../../urls/urls.ts';

/** A JSON-LD object, https://www.w3.org/TR/json-ld11/. */
export type JsonLd = Record<string, unknown>;

/**
 * An article as https://schema.org/NewsArticle. Dates keep their precision: schema.org's Date is
 * ISO 8601, which allows years and months. The article's parts are its sections; a section's parts
 * are its pictures and attributed quotations. Absent facts are left out.
 */
export function newsArticle(article: Article): JsonLd {
  const url = absolute(articlePath(article));
  return withoutAbsent({
    '@context': 'https://schema.org',
    '@type': articleType(article.label),
    '@id': url,
    url,
    mainEntityOfPage: { '@type': 'WebPage', url, breadcrumb: breadcrumb(article) },
    headline: article.title,
    alternativeHeadline: article.kicker,
    description: article.description,
    inLanguage: article.lang,
    datePublished: article.date.value,
    dateModified: changesOf(article).at(-1)?.value,
    wordCount: article.words,
    author: list(
      article.authors.map(({ name, url, page }) =>
        page
          ? person({ name, ...page, links: [...page.links, ...(url === undefined ? [] : [url])] })
          : withoutAbsent({ '@type': 'Person', name, url }),
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
      article.corrections.map(({ date, text, section }) =>
        withoutAbsent({
          '@type': 'CorrectionComment',
          datePublished: date.value,
          text,
          url: section === undefined ? undefined : absolute(anchorPath(article, section)),
        }),
      ),
    ),
    image: article.leadPicture?.image && imageObject(article.leadPicture),
    hasPart: list(article.sections.flatMap((section) => partsOf(article, section))),
    publisher: { '@type': 'Organization', name: site.name, url: absolute(pathTo('')) },
  });
}

/**
 * An author with a page on this site as https://schema.org/Person, identified by the page's
 * address.
 */
function person({ slug, name, role, links, picture, description }: KnownPerson): JsonLd {
  const url = absolute(authorPath(slug));
  return withoutAbsent({
    '@type': 'Person',
    '@id': url,
    url,
    name,
    jobTitle: role,
    description,
    image: picture === undefined ? undefined : absolute(picture),
    sameAs: list([...new Set(links)]),
  });
}

/**
 * From the front page through the article's first topic to the article,
 * https://schema.org/BreadcrumbList.
 */
function breadcrumb(article: Article): JsonLd {
  const { title, topics, topicSlugs } = article;
  const [topic] = topics;
  const steps = [
    { name: site.name, path: pathTo('') },
    ...(topic === undefined ? [] : [{ name: topic, path: topicPath(topicSlugs[0] ?? '') }]),
    { name: title, path: articlePath(article) },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    })),
  };
}

/**
 * A section as one part; of the text before the first heading, only the pictures and quotations.
 */
function partsOf(article: Addressed, { id, number, heading, blocks }: ArticleSection): JsonLd[] {
  const parts = blocks.flatMap((block) => blockParts(article, block));
  if (!heading) return parts;
  const url = absolute(anchorPath(article, id));
  return [
    withoutAbsent({
      '@type': 'WebPageElement',
      url,
      name: heading.text,
      position: number,
      hasPart: list(parts),
    }),
  ];
}

function blockParts(article: Addressed, block: ArticleBlock): JsonLd[] {
  if (block.type === 'figure') {
    return block.captionHtml || block.credit || block.image ? [imageObject(block)] : [];
  }
  if (block.type === 'gallery')
    return block.figures.flatMap((figure) => blockParts(article, figure));
  if (block.type !== 'quote') return [];
  const attribution = plainText(block.attributionHtml);
  const name = speaker(attribution);
  return [
    withoutAbsent({
      '@type': 'Quotation',
      '@id': absolute(anchorPath(article, block.id)),
      text: plainText(block.html),
      creator: name === undefined ? undefined : { '@type': 'Person', name },
      creditText: attribution,
    }),
  ];
}

/**
 * A picture with its caption and credit, which are kept even if the picture is not part of the
 * article.
 */
function imageObject({ image, picture, captionHtml, credit }: ArticleFigure): JsonLd {
  return withoutAbsent({
    '@type': 'ImageObject',
    contentUrl: image && absolute(image.src),
    url: image && absolute(image.src),
    width: image && String(image.width),
    height: image && String(image.height),
    description: picture?.alt || undefined,
    caption: captionHtml && plainText(captionHtml),
    creditText: credit,
  });
}

/** The page of an author, https://schema.org/ProfilePage. */
export function profilePage(author: Article): JsonLd {
  const { slug, title: name, description, lang, person: known, leadPicture } = author;
  const url = absolute(authorPath(slug));
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    inLanguage: lang,
    mainEntity: person({
      slug,
      name,
      role: known?.role,
      description,
      links: known?.links.map((link) => link.url) ?? [],
      picture: leadPicture?.image?.src,
    }),
  };
}

/** JSON-LD escaped for a `script` element: nothing in it can end the element. */
export function printJsonLd(data: JsonLd): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

interface KnownPerson {
  slug: string;
  name: string;
  role?: string | undefined;
  description?: string | undefined;
  links: readonly string[];
  /** Path of a portrait. */
  picture?: string | undefined;
}

function withoutAbsent(data: JsonLd): JsonLd {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

function list<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
