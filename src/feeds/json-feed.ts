import { site } from '../site.ts';
import type { Enclosure, Feed, FeedEntry } from './feed.ts';

/**
 * A feed as JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/. The extension `_abschnitt` adds
 * what the format has no fields for: an article's date as precise as it is known, its sections, and
 * its address as Markdown.
 */
export function jsonFeed({ title, description, url, addresses, entries }: Feed): string {
  const data = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: url,
    feed_url: addresses.json,
    description,
    language: site.lang,
    authors: [{ name: site.name, url }],
    items: entries.map(item),
  };
  return `${JSON.stringify(data, null, 1)}\n`;
}

/** Undefined fields are not printed. */
function item(entry: FeedEntry): Record<string, unknown> {
  const { authors, topics, date, sections, markdownUrl, enclosures } = entry;
  return {
    id: entry.id,
    url: entry.url,
    external_url: entry.sourceUrl,
    title: entry.title,
    summary: entry.summary,
    content_html: entry.html,
    image: entry.picture,
    date_published: entry.published,
    date_modified: entry.modified,
    authors: authors.length > 0 ? authors : undefined,
    tags: topics.length > 0 ? topics : undefined,
    language: entry.lang,
    attachments: enclosures.length > 0 ? enclosures.map(attachment) : undefined,
    _abschnitt: { date: date.value, markdown_url: markdownUrl, sections },
  };
}

function attachment({ url, type, length, title }: Enclosure): Record<string, unknown> {
  return {
    url,
    mime_type: type,
    title: title === '' ? undefined : title,
    size_in_bytes: length,
  };
}
