import { site } from '../../site.ts';
import { chooseTitle } from './choose-title.ts';
import type { Facts } from '../draft.ts';
import { findDate } from './find-date.ts';
import { type ArticleData, readArticleData } from './json-ld.ts';
import { textOf } from '../page/page-blocks.ts';
import {
  absolute,
  clean,
  type Meta,
  readMeta,
  webAddress,
  withoutAbsent,
} from '../page/page-values.ts';
import { readAuthors } from './read-authors.ts';
import { exactDate, readDate, readUpdated } from './read-date.ts';

/**
 * The metadata of a page's article. Structured data is trusted most, then `<meta>`, then elements,
 * then visible text. Reads the document as saved, before anything is removed.
 */
export function readMetadata(document: Document, url: string | undefined): PageMetadata {
  const data = readArticleData(document);
  const meta = readMeta(document);
  const canonical =
    absolute(
      attribute(document, 'link[rel~="canonical" i]', 'href') ?? meta('og:url') ?? data?.url,
      url,
    ) ?? webAddress(url);
  const siteName = meta('og:site_name') ?? data?.publisher ?? hostOf(canonical);
  const headings = [...document.querySelectorAll('h1')]
    .map(textOf)
    .filter((text) => text !== '' && text.length < 300);
  const names = [
    meta('og:title'),
    data?.headline,
    meta('twitter:title'),
    meta('dc.title'),
    meta('title'),
    document.querySelector('title')?.textContent,
  ];
  const siteNames = [siteName, data?.publisher, meta('application-name'), hostOf(canonical)].filter(
    (name) => name !== undefined,
  );
  const title = chooseTitle({
    headings,
    names: names.flatMap((name) => (name ? [clean(name)] : [])),
    siteNames,
  });
  const { authors, agency } = readAuthors(document, { data, meta, siteNames, title });
  const hasMarkdownSource =
    attribute(document, 'link[rel~="alternate"][type="text/markdown"]', 'href') !== undefined;
  const isOwn = hasMarkdownSource && siteName === site.name;

  const published = readDate(document, data, meta, canonical ?? url);
  const updated = readUpdated(data, meta);
  const facts: Facts = {
    title,
    kicker: [data?.kicker, readKicker(document, title)].find(
      (kicker) => kicker !== undefined && isKicker(kicker, title ?? ''),
    ),
    date: published ?? updated,
    lang: readLanguage(document, data, meta),
    authors,
    agency: data?.agency ?? agency,
    source: isOwn ? sourceOf(data?.basedOn) : sourceOf({ name: siteName, url: canonical }),
    topics: readTopics(document, data),
    corrections: data?.corrections.flatMap(({ date, text }) =>
      findDate(date) === undefined ? [] : [{ date: exactDate(date) ?? date, text }],
    ),
  };
  if (updated !== undefined && published !== undefined && isLater(updated, published))
    facts.updated = updated;
  const description =
    clean(meta('description') ?? meta('og:description') ?? data?.description ?? '') || undefined;
  return {
    facts,
    isDateOfChange: published === undefined && updated !== undefined,
    description,
    data,
    hasMarkdownSource,
    isArticle: data?.headline !== undefined || /^article$/i.test(meta('og:type') ?? ''),
    base: canonical ?? webAddress(url),
    leadImages: [...(data?.images ?? []), meta('og:image') ?? ''].filter(Boolean),
  };
}

/** Compares days. Within a month whose day is unknown, nothing is later. */
function isLater(date: string, than: string): boolean {
  const length = Math.min(than.length, 'YYYY-MM-DD'.length);
  return date.slice(0, length) > than.slice(0, length);
}

function readLanguage(
  document: Document,
  data: ArticleData | undefined,
  meta: Meta,
): string | undefined {
  for (const tag of [
    document.documentElement.getAttribute('lang'),
    data?.language,
    meta('og:locale'),
    meta('content-language'),
    meta('language'),
  ]) {
    try {
      const [canonical] = Intl.getCanonicalLocales((tag ?? '').trim().replaceAll('_', '-'));
      if (canonical !== undefined && /^[a-z]{2,3}(?:-|$)/.test(canonical)) return canonical;
    } catch {
      continue;
    }
  }
  return undefined;
}

function readTopics(document: Document, data: ArticleData | undefined): string[] {
  const tags = [...document.querySelectorAll('meta[property="article:tag"]')].map((element) =>
    clean(element.getAttribute('content') ?? ''),
  );
  const topics = tags.length > 0 ? tags : (data?.keywords ?? []);
  return [...new Set(topics.filter((topic) => topic !== '' && topic.length <= 60))].slice(0, 8);
}

/** A short line above the headline. */
function readKicker(document: Document, title: string | undefined): string | undefined {
  const heading = [...document.querySelectorAll('h1')].find((element) => textOf(element) === title);
  const near = heading?.parentElement?.parentElement ?? heading?.parentElement;
  const element = near?.querySelector(
    '[class*="kicker" i], [class*="overline" i], [class*="dachzeile" i], [class*="topline" i], [class*="roofline" i], [class*="spitzmarke" i]',
  );
  const text = element ? textOf(element).replace(/\s*:$/, '') : '';
  return text !== '' && text.length <= 60 && text !== title ? text : undefined;
}

/** Short, and not just a repetition of the headline. */
function isKicker(kicker: string, title: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = words(kicker);
  const known = new Set(words(title));
  const repeated = own.filter((word) => known.has(word)).length;
  return kicker.length <= 80 && own.length <= 10 && repeated < 0.6 * own.length;
}

function sourceOf(
  source: { name: string | undefined; url: string | undefined } | undefined,
): Facts['source'] {
  if (source?.name === undefined) return undefined;
  return withoutAbsent({ name: clean(source.name), url: webAddress(source.url) });
}

function attribute(document: Document, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name) ?? undefined;
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, '');
}

export interface PageMetadata {
  facts: Facts;
  /** Whether the date is that of the last change, because the page has no other. */
  isDateOfChange: boolean;
  /** The page's description for search engines and previews. It may not be on the page. */
  description: string | undefined;
  data: ArticleData | undefined;
  /** Whether the page links to its Markdown source, as the pages of this project do. */
  hasMarkdownSource: boolean;
  /** Whether the page is marked as an article. */
  isArticle: boolean;
  /** The base for relative addresses. */
  base: string | undefined;
  /** Addresses of the page's preview picture. */
  leadImages: string[];
}
