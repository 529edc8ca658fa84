import { site } from '../site.ts';
import { chooseTitle } from './choose-title.ts';
import type { Author, Facts } from './draft.ts';
import { dateInUrl, findDate, isDate } from './find-date.ts';
import { type ArticleData, plainText, readArticleData } from './json-ld.ts';
import { isName, readByline, splitNames } from './recognise-line.ts';
import { textOf } from './page-blocks.ts';

/**
 * What a page says about its article. Structured data is trusted first, then `<meta>`, then elements, then the text
 * that can be read. Reads the document as it was saved, before anything is taken out of it.
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
  const { authors, agency } = readAuthors(document, data, meta, siteNames);
  const hasMarkdownSource =
    attribute(document, 'link[rel~="alternate"][type="text/markdown"]', 'href') !== undefined;
  const isOwn = hasMarkdownSource && siteName === site.name;

  const facts: Facts = {
    title,
    kicker: data?.kicker ?? readKicker(document, title),
    date: readDate(document, data, meta, canonical ?? url),
    lang: readLanguage(document, data, meta),
    authors,
    agency: data?.agency ?? agency,
    source: isOwn ? sourceOf(data?.basedOn) : sourceOf({ name: siteName, url: canonical }),
    topics: readTopics(document, data),
    corrections: data?.corrections.flatMap(({ date, text }) =>
      findDate(date) === undefined ? [] : [{ date: exactDate(date) ?? date, text }],
    ),
  };
  const updated = readUpdated(data, meta);
  if (
    updated !== undefined &&
    facts.date !== undefined &&
    updated.slice(0, 10) > facts.date.slice(0, 10)
  )
    facts.updated = updated;
  const description =
    clean(meta('description') ?? meta('og:description') ?? data?.description ?? '') || undefined;
  return {
    facts,
    description,
    data,
    hasMarkdownSource,
    base: canonical ?? webAddress(url),
    leadImages: [...(data?.images ?? []), meta('og:image') ?? ''].filter(Boolean),
  };
}

/** The first non-empty of `<meta property>`, `<meta name>` and `<meta itemprop>` of this name. */
function readMeta(document: Document): (name: string) => string | undefined {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const attributeName of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attributeName)?.toLowerCase();
      if (name && content !== '' && !values.has(name)) values.set(name, content);
    }
  }
  return (name) => values.get(name);
}

function readDate(
  document: Document,
  data: ArticleData | undefined,
  meta: Meta,
  url: string | undefined,
): string | undefined {
  const stated = [data?.published, ...publishedNames.map(meta)]
    .map(exactDate)
    .find((date) => date !== undefined);
  return (
    stated ??
    dateInTimeElements(document) ??
    dateInText(document) ??
    (url === undefined ? undefined : dateInUrl(url)) ??
    exactDate(data?.modified)
  );
}

const publishedNames = [
  ...[
    'article:published_time',
    'og:published_time',
    'og:article:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'publish-date',
    'publish_date',
  ],
  ...[
    'pubdate',
    'publication_date',
    'dc.date.issued',
    'dcterms.created',
    'dc.date.created',
    'dc.date',
    'dcterms.date',
    'citation_publication_date',
    'citation_date',
    'date',
    'article.published',
    'cxenseparse:recs:publishtime',
    'created',
    'datecreated',
    'article:published',
  ],
];

function readUpdated(data: ArticleData | undefined, meta: Meta): string | undefined {
  return [
    data?.modified,
    meta('article:modified_time'),
    meta('og:updated_time'),
    meta('datemodified'),
    meta('last-modified'),
  ]
    .map(exactDate)
    .find((date) => date !== undefined);
}

/** A stated date may be a bare year or month. */
function exactDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  return isDate(trimmed) ? trimmed : findDate(trimmed);
}

/** The first `time` element that stands near the headline, or says it is the time of publication. */
function dateInTimeElements(document: Document): string | undefined {
  const elements = [...document.querySelectorAll('time, [itemprop="datePublished"]')].filter(
    (element) => !element.closest(elsewhere),
  );
  const published = elements.filter(
    (element) =>
      /publish|pubdate|posted|entry-date|created|erschienen/i.test(hintsOf(element)) &&
      !/modif|updat/i.test(hintsOf(element)),
  );
  for (const element of [...published, ...elements]) {
    const date =
      exactDate(
        element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element),
      ) ?? findDate(textOf(element));
    if (date !== undefined) return date;
  }
  return undefined;
}

/** A short text that holds a date, in an element that calls itself a date or stands near the headline. */
function dateInText(document: Document): string | undefined {
  for (const element of document.querySelectorAll(
    '[class*="date" i], [class*="time" i], [class*="publish" i], [class*="posted" i], [class*="meta" i], [class*="byline" i], [class*="datum" i], [id*="date" i]',
  )) {
    const text = textOf(element);
    if (text === '' || text.length > 160 || element.closest(elsewhere)) continue;
    const date = findDate(text);
    if (date !== undefined && date.length >= 10) return date;
  }
  const heading = document.querySelector('h1');
  const start = heading ? followingText(heading) : [];
  const labelled = start.map((text) =>
    /^(?:.{0,60}\b(?:published|posted|updated|veröffentlicht|erschienen|stand|von|by|on|vom|am)\b.{0,80}|.{0,40})$/i.test(
      text,
    )
      ? findDate(text)
      : undefined,
  );
  return labelled.find((date) => date !== undefined && date.length >= 10);
}

const elsewhere =
  'nav, footer, aside, [class*="comment" i], [class*="related" i], [class*="sidebar" i], [class*="teaser" i], [class*="recommend" i], li article';

/** Short texts after the headline, in reading order. */
function followingText(heading: Element): string[] {
  const texts: string[] = [];
  let seen = 0;
  for (
    let element: Element | null = heading;
    element && texts.length < 25 && seen < 200;
    element = nextElement(element)
  ) {
    seen++;
    const text = element.children.length === 0 ? textOf(element) : ownText(element);
    if (text !== '' && text.length <= 160) texts.push(text);
  }
  return texts;
}

function nextElement(element: Element): Element | null {
  if (element.firstElementChild) return element.firstElementChild;
  let current: Element | null = element;
  while (current && !current.nextElementSibling) current = current.parentElement;
  return current?.nextElementSibling ?? null;
}

function ownText(element: Element): string {
  return [...element.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => node.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function readAuthors(
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

function sourceOf(
  source: { name: string | undefined; url: string | undefined } | undefined,
): Facts['source'] {
  if (source?.name === undefined) return undefined;
  return withoutAbsent({ name: clean(source.name), url: webAddress(source.url) });
}

function hintsOf(element: Element): string {
  return (
    ['class', 'id', 'itemprop', 'pubdate', 'title']
      .map((name) => element.getAttribute(name) ?? '')
      .join(' ') + (element.hasAttribute('pubdate') ? ' pubdate' : '')
  );
}

function attribute(document: Document, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name) ?? undefined;
}

/** The address as the front matter takes it; undefined for anything that is no http address without a password. */
export function webAddress(address: string | undefined): string | undefined {
  return absolute(address, undefined);
}

/** Resolves an address against the page's. */
export function absolute(
  address: string | undefined,
  base: string | undefined,
): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  try {
    const url = new URL(address.trim(), base);
    return /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      url.hostname.includes('.')
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, '');
}

function clean(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

function withoutAbsent<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;
}

type Meta = (name: string) => string | undefined;

export interface PageMetadata {
  facts: Facts;
  /** What the page says it is about, for search engines and previews; not necessarily on the page. */
  description: string | undefined;
  data: ArticleData | undefined;
  /** The page says that there is Markdown it was made of, as the pages of this project do. */
  hasMarkdownSource: boolean;
  /** What relative addresses are resolved against. */
  base: string | undefined;
  /** Addresses of the picture the page is represented by. */
  leadImages: string[];
}
