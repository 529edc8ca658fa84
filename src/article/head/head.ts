import { site } from '../../site.ts';
import type { Article, ArticleSection } from '../article.ts';
import { comparePartialDates } from '../../schema/partial-date.ts';
import { formatDate } from '../dates.ts';
import { firstSentences } from './first-sentences.ts';
import { changesOf } from '../changes.ts';
import { newsArticle, profilePage, type JsonLd } from './structured-data.ts';
import { wordsFor } from '../../i18n/words-for.ts';
import {
  absolute,
  articlePath,
  authorPath,
  feedPaths,
  markdownPath,
  sectionPath,
} from '../../urls/urls.ts';

/** The `<head>` of a page as data; `components/Head.astro` prints it. */
export interface Head {
  /** Content of the `<title>` element. */
  title: string;
  description: string | undefined;
  /** Absolute address; absent if a page has none of its own (404). */
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

/**
 * The head of a page that is not an article. `path` comes from `urls.ts`; a page without one is
 * `noindex`.
 */
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

/** The head of a page of a list with feeds of its own, which come before those of the site. */
export function listHead(title: string, path: string, feed: ListFeed): Head {
  const head = pageHead(title, undefined, path);
  return { ...head, links: [...feedLinks(feed.title, feed.path), ...head.links] };
}

/** The head of an article or of another page with text. */
export function textHead(text: Article): Head {
  if (text.kind === 'article') return articleHead(text);
  if (text.kind === 'author') return authorHead(text);
  return { ...pageHead(text.title, text.description, text.path), lang: text.lang };
}

/** The head of a page of an author's articles. The first page is the author's own page. */
export function authorHead(author: Article, page = 1): Head {
  const { slug, title, description, lang, person, leadPicture } = author;
  const name = page === 1 ? title : `${title}, ${wordsFor(lang).page(page)}`;
  const head = pageHead(name, description, authorPath(slug, page));
  const portrait = leadPicture?.image;
  return {
    ...head,
    lang,
    openGraph: [
      ...openGraph({
        ...{ type: 'profile', title: name, description, lang },
        url: head.canonical,
      }),
      ...(portrait
        ? ([
            ['og:image', absolute(portrait.src)],
            ['og:image:alt', leadPicture.picture?.alt ?? ''],
          ] as [string, string][])
        : []),
    ],
    meta: person?.fediverse === undefined ? [] : [['fediverse:creator', person.fediverse]],
    links: [...feedLinks(`${site.name}: ${title}`, authorPath(slug)), ...head.links],
    jsonLd: page === 1 ? profilePage(author) : undefined,
  };
}

/**
 * The account that Fediverse servers show beside a preview
 * (https://docs.joinmastodon.org/entities/PreviewCard/).
 */
function creators({ authors }: Pick<Article, 'authors'>): [string, string][] {
  return authors.flatMap(({ page }): [string, string][] =>
    page?.fediverse === undefined ? [] : [['fediverse:creator', page.fediverse]],
  );
}

/** The head of an article's own page. */
export function articleHead(article: Article): Head {
  const canonical = absolute(articlePath(article));
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
    meta: [listed, ...creators(article)],
    links: [
      {
        rel: 'alternate',
        type: 'text/markdown',
        href: absolute(markdownPath(article)),
      },
      ...article.translations.map((translation) => ({
        rel: 'alternate',
        hreflang: translation.lang,
        href: absolute(articlePath(translation)),
      })),
      ...feedLinks().slice(0, 1),
    ],
    jsonLd: newsArticle(article),
  };
}

/**
 * The head of a section page: the section's title, first sentences and address, so that a preview
 * shows the section. `noindex`, because the page repeats the article; and without the article's
 * JSON-LD, which link previews would prefer. A former address has the head of the present one.
 */
export function sectionHead(article: Article, section: ArticleSection): Head {
  const { title, lang } = article;
  const heading = section.heading?.text ?? title;
  const text = firstSentences(section, lang) ?? article.description;
  const corrected = correctionOf(article, section.id);
  // A preview shows the start, so the correction comes first.
  const description = [corrected, text].filter((part) => part !== undefined).join(' ') || undefined;
  const canonical = absolute(sectionPath(article.path, section.id));
  return {
    title: `${heading} – ${title}`,
    description,
    canonical,
    lang,
    openGraph: openGraph({ type: 'article', title: heading, description, url: canonical, lang }),
    meta: [unlisted, ...creators(article)],
    links: [],
    jsonLd: undefined,
  };
}

/** The text of a section's latest correction, with its date. */
function correctionOf({ corrections, lang }: Article, section: string): string | undefined {
  const [latest] = corrections
    .filter((correction) => correction.section === section)
    .sort((a, b) => comparePartialDates(b.date, a.date));
  return latest && `${wordsFor(lang).correction}, ${formatDate(latest.date, lang)}: ${latest.text}`;
}

function openGraph(page: {
  type: string;
  title: string;
  description: string | undefined;
  url: string | undefined;
  lang: string;
}): [string, string][] {
  // Open Graph requires a region: the one where most speakers of the language are.
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

/** The feeds of the site, or of the list at `path`. */
function feedLinks(title = site.name, path?: string): Head['links'] {
  const { atom, rss, json } = feedPaths(path);
  return [
    { rel: 'alternate', type: 'application/atom+xml', title, href: absolute(atom) },
    { rel: 'alternate', type: 'application/rss+xml', title, href: absolute(rss) },
    { rel: 'alternate', type: 'application/feed+json', title, href: absolute(json) },
  ];
}

interface ListFeed {
  title: string;
  /** Path of the first page of the list. */
  path: string;
}
