import { site } from '../site.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { latest } from '../content/dates/instant.ts';
import { element, printXml, textElement, type XmlElement } from './xml.ts';

/**
 * A feed as Atom, RFC 4287. The format requires the time of each entry's last change, so articles
 * without any date known to the day are left out. An article dated by month uses the time it was
 * added to the site, and has its month in `dc:date`. `now` dates a feed without entries.
 */
export function atom(
  { id, title, description, url, addresses, entries }: Feed,
  now: () => Date,
): string {
  const dated = entries.filter(({ changed }) => changed !== undefined);
  return printXml(
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xml:lang': site.lang,
      },
      element('id', {}, id),
      element('title', {}, title),
      element('subtitle', {}, description),
      element('updated', {}, latest(dated.map(({ changed }) => changed)) ?? now().toISOString()),
      element('author', {}, element('name', {}, site.name)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: addresses.atom }),
      element('link', { rel: 'alternate', type: 'text/html', href: url }),
      ...dated.map(entryElement),
    ),
  );
}

function entryElement(entry: FeedEntry): XmlElement {
  const { id, url, markdownUrl, sourceUrl, title, summary, html, lang, authors, topics } = entry;
  return element(
    'entry',
    { 'xml:lang': lang },
    element('id', {}, id),
    element('title', {}, title),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('link', { rel: 'alternate', type: 'text/markdown', href: markdownUrl }),
    sourceUrl === undefined ? undefined : element('link', { rel: 'via', href: sourceUrl }),
    ...entry.enclosures.map(({ url: href, type, length, title }) =>
      element('link', {
        ...{ rel: 'enclosure', href, type, length: String(length) },
        ...(title !== '' && { title }),
      }),
    ),
    textElement('published', entry.published),
    entry.published === undefined ? element('dc:date', {}, entry.date.value) : undefined,
    textElement('updated', entry.changed),
    ...authors.map((author) =>
      element('author', {}, element('name', {}, author.name), textElement('uri', author.url)),
    ),
    ...topics.map((topic) => element('category', { term: topic })),
    textElement('summary', summary),
    element('content', { type: 'html' }, html),
  );
}
