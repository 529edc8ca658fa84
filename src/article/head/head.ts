import { site } from '../../site.ts';
import type { Article, ArticleSection } from '../article.ts';
import { firstSentences } from './first-sentences.ts';
import { changesOf } from '../changes.ts';
import { newsArticle, type JsonLd } from './structured-data.ts';
import { absolute, articlePath, feedPaths, markdownPath, sectionPath } from '../../urls/urls.ts';

/** What a page says about itself in its `<head>`, as data; `components/Head.astro` prints it. */
export interface Head {
  /** Text of the `<title>` element. */
  title: string;
  description: string | undefined;
  /** Absolute address; absent where a page has none of its own (404). */
  canonical: string | undefined;
  /** BCP 47 tag of the page's text. */
  lang: string;
  /** Open Graph properties, in order, https://ogp.me. */
  openGraph: [property: string, content: string][];
  /** Other `<meta name>` elements. */
  meta: [name: string, content: string][];
  links: { rel: string; href: string; type?: string; title?: string; hreflang?: string }[];
  jsonLd: JsonLd | undefined;
}

/** For pages that search engines may list, with their pictures as large as they like. */
const listed: [string, string] = ['robots', 'max-image-preview:large'];

const unlisted: [string, string] = ['robots', 'noindex'];

/** Head of a page that is not an article. `path` is made in `urls.ts`; without one the page is not to be indexed. */
export function pageHead(
  title: string,
  description: string | undefined,
  path: string | undefined,
): Head {
  const canonical = path === undefined ? undefined : absolute(path);
  return {
    title: title === site.name ? title : `${title} – ${site.name}`,
    description,
    canonical,
    lang: site.lang,
    openGraph: openGraph({ type: 'website', title, description, url: canonical, lang: site.lang }),
    meta: [canonical === undefined ? unlisted : listed],
    links: feedLinks(),
    jsonLd: undefined,
  };
}

/** Head of a topic's page: its feeds go before those of the site. */
export function topicHead(title: string, topicName: string, path: string, topicPath: string): Head {
  const head = pageHead(title, undefined, path);
  return { ...head, links: [...feedLinks(topicName, topicPath), ...head.links] };
}

/** Head of the page of an article, or of a page that is none. */
export function textHead(text: Article): Head {
  if (!text.isPage) return articleHead(text);
  return { ...pageHead(text.title, text.description, text.path), lang: text.lang };
}

/** Head of an article's own page. */
export function articleHead(article: Article): Head {
  const canonical = absolute(articlePath(article.slug));
  const { title, description, lang } = article;
  return {
    title: `${title} – ${site.name}`,
    description,
    canonical,
    lang,
    openGraph: [
      ...openGraph({ type: 'article', title, description, url: canonical, lang }),
      ['article:published_time', article.date.value],
      ...changesOf(article)
        .slice(-1)
        .map(({ value }): [string, string] => ['article:modified_time', value]),
      ...article.topics.map((topic): [string, string] => ['article:tag', topic]),
      ...(article.leadPicture?.image
        ? ([
            ['og:image', absolute(article.leadPicture.image.src)],
            ['og:image:alt', article.picture?.alt ?? ''],
          ] as [string, string][])
        : []),
    ],
    meta: [listed],
    links: [
      {
        rel: 'alternate',
        type: 'text/markdown',
        href: absolute(markdownPath(article.slug)),
      },
      ...article.translations.map(({ slug, lang: hreflang }) => ({
        rel: 'alternate',
        hreflang,
        href: absolute(articlePath(slug)),
      })),
      ...feedLinks().slice(0, 1),
    ],
    jsonLd: newsArticle(article),
  };
}

/**
 * Head of a section's own page: the section's title, first sentences and address, so that a preview shows the section.
 * Not to be indexed, because the page is the article once more; and without the article's JSON-LD, which preview
 * builders would believe first. A former address has the head of the present one.
 */
export function sectionHead(article: Article, section: ArticleSection): Head {
  const { title, lang } = article;
  const heading = section.heading?.text ?? title;
  const description = firstSentences(section, lang) ?? article.description;
  const canonical = absolute(sectionPath(article.path, section.id));
  return {
    title: `${heading} – ${title}`,
    description,
    canonical,
    lang,
    openGraph: openGraph({ type: 'article', title: heading, description, url: canonical, lang }),
    meta: [unlisted],
    links: [],
    jsonLd: undefined,
  };
}

function openGraph(page: {
  type: string;
  title: string;
  description: string | undefined;
  url: string | undefined;
  lang: string;
}): [string, string][] {
  // A language alone is no locale there: it is taken as it is written where most of its readers are.
  const { language, region } = new Intl.Locale(page.lang).maximize();
  return [
    ['og:type', page.type],
    ['og:site_name', site.name],
    ...(region === undefined ? [] : [['og:locale', `${language}_${region}`] as [string, string]]),
    ['og:title', page.title],
    ...(page.description === undefined
      ? []
      : [['og:description', page.description] as [string, string]]),
    ...(page.url === undefined ? [] : [['og:url', page.url] as [string, string]]),
  ];
}

/** Where feed readers find the feeds of the site, or of the topic at `path`. */
function feedLinks(title = site.name, path?: string): Head['links'] {
  const { atom, rss, json } = feedPaths(path);
  return [
    { rel: 'alternate', type: 'application/atom+xml', title, href: absolute(atom) },
    { rel: 'alternate', type: 'application/rss+xml', title, href: absolute(rss) },
    { rel: 'alternate', type: 'application/feed+json', title, href: absolute(json) },
  ];
}
