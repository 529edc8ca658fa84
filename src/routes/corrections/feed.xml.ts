import type { APIRoute } from 'astro';
import { listArticles } from '../../article/load.ts';
import { buildMoment } from '../../content/dates/build-moment.ts';
import { latest } from '../../content/dates/instant.ts';
import { atom } from '../../feeds/atom.ts';
import { correctionsFeed } from '../../feeds/corrections.ts';
import { changedAt } from '../../feeds/feed.ts';

export const GET: APIRoute = async () => {
  const articles = await listArticles();
  // A feed without corrections has the date of the latest change to an article.
  const changed = latest(articles.map(changedAt));
  const feed = atom(correctionsFeed(articles), () =>
    changed === undefined ? buildMoment() : new Date(changed),
  );
  return new Response(feed, {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
};
