import { buildMoment } from '../content/dates/build-moment.ts';
import { atom } from './atom.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { loadFeed, type Subject } from './load-feed.ts';
import { rss } from './rss.ts';

/**
 * The response of a route with a feed: of all articles, or of a topic or author. Atom requires the
 * time of the last change, so it has only articles for which that is known to the day.
 */
export async function feedResponse(format: keyof typeof formats, of?: Subject): Promise<Response> {
  const { type, print } = formats[format];
  const feed = await loadFeed(of, { isDated: format === 'atom' });
  return new Response(print(feed), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

const formats = {
  atom: { type: 'application/atom+xml', print: (feed: Feed) => atom(feed, buildMoment) },
  rss: { type: 'application/rss+xml', print: rss },
  json: { type: 'application/feed+json', print: jsonFeed },
};
