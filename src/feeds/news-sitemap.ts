import type { ArticleMetadata } from '../content/metadata.ts';
import { absolute, articlePath, frontPath } from '../urls/urls.ts';
import type { PartialDate } from '../schema/partial-date.ts';
import { site } from '../site.ts';
import { isAdvertisement } from '../article/labels.ts';
import { instantOf } from '../content/dates/instant.ts';
import { isHeldBack } from '../content/dates/scheduled.ts';
import { sitemapNamespace } from './sitemap.ts';
import { element, printXml, type XmlElement } from './xml.ts';

/**
 * The news sitemap,
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: articles of
 * the two days before `now` whose day is known. A sitemap must not be empty: without such an
 * article it contains the front page.
 */
export function newsSitemap(articles: readonly ArticleMetadata[], now: Date): string {
  const news = articles
    .filter(
      (article) => !isHeldBack(article) && !isAdvertisement(article.label) && isNews(article, now),
    )
    .slice(0, 1000);
  return printXml(
    element(
      'urlset',
      {
        xmlns: sitemapNamespace,
        'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      },
      ...(news.length > 0
        ? news.map(newsElement)
        : [element('url', {}, element('loc', {}, absolute(frontPath())))]),
    ),
  );
}

/**
 * When the sitemap of the same articles changes next, in ms like `Date.now()`; `Infinity` if it
 * does not.
 */
export function newsChangesAt(articles: readonly { date: PartialDate }[], now: Date): number {
  const changes = articles.flatMap(({ date }) => {
    const instant = instantOf(date);
    return instant === undefined ? [] : [Date.parse(instant), Date.parse(instant) + twoDays + 1];
  });
  return changes.reduce(
    (next, change) => (change > now.getTime() && change < next ? change : next),
    Infinity,
  );
}

function isNews({ date }: ArticleMetadata, now: Date): boolean {
  const instant = instantOf(date);
  if (instant === undefined) return false;
  const age = now.getTime() - Date.parse(instant);
  return age >= 0 && age <= twoDays;
}

function newsElement(article: ArticleMetadata): XmlElement {
  const { title, lang, date } = article;
  return element(
    'url',
    {},
    element('loc', {}, absolute(articlePath(article))),
    element(
      'news:news',
      {},
      element(
        'news:publication',
        {},
        element('news:name', {}, site.name),
        element('news:language', {}, newsLanguage(lang)),
      ),
      element(
        'news:publication_date',
        {},
        date.precision === 'day' ? date.value : (instantOf(date) ?? date.value),
      ),
      element('news:title', {}, title),
    ),
  );
}

/** ISO 639, except for Chinese, where the format requires the script. */
function newsLanguage(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}

const twoDays = 2 * 24 * 60 * 60 * 1000;
