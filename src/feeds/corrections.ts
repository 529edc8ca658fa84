import { correctionsOf, type ListedCorrection } from '../article/lists/corrections.ts';
import { instantOf } from '../content/dates/instant.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { isHeldBack } from '../content/dates/scheduled.ts';
import { wordsFor } from '../i18n/words-for.ts';
import { escapeHtml } from '../markdown/html/plain-text.ts';
import { site } from '../site.ts';
import { absolute, correctionsPath, feedPaths } from '../urls/urls.ts';
import { tag, type Feed, type FeedEntry } from './feed.ts';

/** A feed of the newest corrections; with `isDated`, of those that are dated to the day. */
export function correctionsFeed(
  articles: readonly ArticleMetadata[],
  { isDated }: { isDated: boolean },
): Feed {
  const words = wordsFor(site.lang);
  const { atom, rss, json } = feedPaths(correctionsPath());
  return {
    id: tag('korrekturen'),
    title: `${site.name}: ${words.corrections}`,
    description: site.description,
    url: absolute(correctionsPath()),
    addresses: { atom: absolute(atom), rss: absolute(rss), json: absolute(json) },
    entries: correctionsOf(articles.filter((article) => !isHeldBack(article)))
      .filter(({ date }) => !isDated || instantOf(date) !== undefined)
      .slice(0, site.articlesPerFeed)
      .map(entryOf),
  };
}

function entryOf(correction: ListedCorrection): FeedEntry {
  const { key, title, heading, lang, date, text, path } = correction;
  const published = instantOf(date);
  const place = heading === undefined ? title : `${title}: ${heading}`;
  return {
    id: tag(`korrekturen/${key}`),
    url: absolute(path),
    markdownUrl: absolute(correction.markdownPath),
    sourceUrl: undefined,
    title: `${wordsFor(lang).correction}: ${place}`,
    summary: text,
    html: `<p>${escapeHtml(text)}</p>`,
    ...{ lang, date, published },
    picture: undefined,
    authors: [],
    topics: [],
    modified: undefined,
    changed: published,
    sections: [],
    enclosures: [],
  };
}
