import { escapeHtml } from '../markdown/html/plain-text.ts';
import { site } from '../site.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { toRfc822 } from '../content/dates/instant.ts';
import { element, printXml, textElement, type XmlElement } from './xml.ts';

/**
 * A feed as RSS 2.0, https://www.rssboard.org/rss-specification, with whole articles in
 * `content:encoded`. An article whose date names no day has no `pubDate`, but its month or year in
 * `dc:date`. Of several audio and video files only the first is an enclosure: most readers take one
 * (https://www.rssboard.org/rss-profile#element-channel-item-enclosure). Titles are text, descriptions are HTML
 * (https://www.rssboard.org/rss-profile#element-channel-item-description).
 */
export function rss({ title, description, url, addresses, entries }: Feed): string {
  return printXml(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      element(
        'channel',
        {},
        element('title', {}, title),
        element('link', {}, url),
        element('description', {}, description),
        element('language', {}, site.lang),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: addresses.rss }),
        ...entries.map(item),
      ),
    ),
  );
}

function item(entry: FeedEntry): XmlElement {
  const { id, url, title, summary, html, authors, topics, date, published } = entry;
  const [enclosure] = entry.enclosures;
  return element(
    'item',
    {},
    element('title', {}, title),
    element('link', {}, url),
    element('guid', { isPermaLink: 'false' }, id),
    published === undefined
      ? element('dc:date', {}, date.value)
      : element('pubDate', {}, toRfc822(published)),
    ...authors.map(({ name }) => element('dc:creator', {}, name)),
    ...topics.map((topic) => element('category', {}, topic)),
    enclosure &&
      element('enclosure', {
        url: enclosure.url,
        length: String(enclosure.length),
        type: enclosure.type,
      }),
    textElement('description', summary && escapeHtml(summary)),
    element('content:encoded', {}, html),
  );
}
