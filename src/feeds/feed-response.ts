import { listArticles } from '../article/load.ts';
import { buildMoment } from '../content/dates/build-moment.ts';
import { latest } from '../content/dates/instant.ts';
import { atom } from './atom.ts';
import { correctionsFeed } from './corrections.ts';
import { changedAt, type Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { loadFeed, type Subject } from './load-feed.ts';
import { rss } from './rss.ts';
import type { FeedFormat } from '../urls/urls.ts';

/**
 * The response of a route with a feed: of all articles, or of a topic or author. Atom requires the
 * time of the last change, so it has only articles for which that is known to the day.
 */
export async function feedResponse(format: FeedFormat, of?: Subject): Promise<Response> {
  return respond(await loadFeed(of, { isDated: format === 'atom' }), format, buildMoment);
}

/** The response of a route with a feed of the newest corrections. */
export async function correctionsResponse(format: FeedFormat): Promise<Response> {
  const articles = await listArticles();
  // A feed without corrections has the date of the latest change to an article.
  const changed = latest(articles.map(changedAt));
  return respond(correctionsFeed(articles, { isDated: format === 'atom' }), format, () =>
    changed === undefined ? buildMoment() : new Date(changed),
  );
}

function respond(feed: Feed, format: FeedFormat, now: () => Date): Response {
  const { type, print } = formats[format];
  return new Response(print(feed, now), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

const formats = {
  atom: { type: 'application/atom+xml', print: atom },
  rss: { type: 'application/rss+xml', print: rss },
  json: { type: 'application/feed+json', print: jsonFeed },
};
