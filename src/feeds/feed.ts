import type { Article } from '../article/article.ts';
import type { KnownAuthor } from '../content/authors.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { changesOf } from '../article/changes.ts';
import {
  absolute,
  anchorPath,
  articlePath,
  authorPath,
  feedPaths,
  markdownPath,
  pathTo,
  topicPath,
  type FeedFormat,
} from '../urls/urls.ts';
import type { PartialDate } from '../schema/partial-date.ts';
import { site } from '../site.ts';
import { instantOf, latest } from '../content/instant.ts';

/** The newest articles of the site, or of one topic, as every feed format tells them. Addresses are whole. */
export interface Feed {
  /** A tag URI that never changes. */
  id: string;
  title: string;
  description: string;
  /** The page that lists the same articles. */
  url: string;
  /** Where the feed itself lies, by format. */
  addresses: Record<FeedFormat, string>;
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** A tag URI that never changes. */
  id: string;
  url: string;
  markdownUrl: string;
  /** Where the article appeared first. */
  sourceUrl: string | undefined;
  title: string;
  summary: string | undefined;
  html: string;
  lang: string;
  picture: string | undefined;
  authors: FeedAuthor[];
  topics: string[];
  /** As precise as it is known. */
  date: PartialDate;
  /** RFC 3339; absent when the date names no day. */
  published: string | undefined;
  /** RFC 3339: the last update or correction whose day is known; absent when that day began before the article appeared. */
  modified: string | undefined;
  /** As `changedAt` finds it. */
  changed: string | undefined;
  sections: FeedSection[];
}

export interface FeedAuthor {
  name: string;
  url?: string;
  /** The address of a portrait. */
  avatar?: string;
}

/** What a feed is of that has not all articles. */
export interface FeedSubject {
  kind?: 'topic' | 'author';
  name: string;
  slug: string;
}

export interface FeedSection {
  id: string;
  url: string;
  title: string;
  level: number;
  number: number;
}

/** The feed of the site, of a topic or of an author. */
export function feed(entries: FeedEntry[], of?: FeedSubject): Feed {
  const path = !of ? pathTo('') : of.kind === 'author' ? authorPath(of.slug) : topicPath(of.slug);
  const { atom, rss, json } = feedPaths(path);
  return {
    id: tag(of ? `${of.kind === 'author' ? 'autoren' : 'themen'}/${of.slug}` : 'feed'),
    title: of ? `${site.name}: ${of.name}` : site.name,
    description: site.description,
    url: absolute(path),
    addresses: { atom: absolute(atom), rss: absolute(rss), json: absolute(json) },
    entries,
  };
}

/**
 * An article as an entry. Its id is made of the oldest name it had in its address, so a renamed article is not
 * shown as a new one. Without authors the agency stands for them.
 */
export function feedEntry(article: Article, html: string): FeedEntry {
  const { slug, date, authors, agency } = article;
  const published = instantOf(date);
  const last = lastInstant(article);
  return {
    id: tag(`artikel/${article.formerly[0] ?? slug}`),
    url: absolute(articlePath(slug)),
    markdownUrl: absolute(markdownPath(slug)),
    sourceUrl: article.source?.url,
    title: labelled(article),
    summary: article.description,
    html,
    lang: article.lang,
    picture: article.leadPicture?.image && absolute(article.leadPicture.image.src),
    authors:
      authors.length === 0 && agency !== undefined ? [{ name: agency }] : authors.map(feedAuthor),
    topics: article.topics,
    date,
    published,
    modified: last === published ? undefined : last,
    changed: changedAt(article),
    sections: article.sections.flatMap(({ id, heading, level, number }) =>
      heading
        ? [{ id, url: absolute(anchorPath(slug, id)), title: heading.text, level, number }]
        : [],
    ),
  };
}

/** With a page of this site, that is where a name leads. */
function feedAuthor({ name, url, page }: KnownAuthor): FeedAuthor {
  const address = page ? absolute(authorPath(page.slug)) : url;
  return {
    name,
    ...(address !== undefined && { url: address }),
    ...(page?.picture !== undefined && { avatar: absolute(page.picture) }),
  };
}

/** The title with what readers must know of the text: feed readers show nothing else in their lists. */
function labelled({ label, title }: Article): string {
  return label === undefined ? title : `${label}: ${title}`;
}

/** The latest moment at which an article is known to have changed, its appearance on this site included; RFC 3339. */
export function changedAt(article: Dated): string | undefined {
  const { added } = article;
  return lastInstant(article) ?? (added && instantOf(added));
}

/** Of its publication and its changes the last of which the day is known. */
function lastInstant(article: Dated): string | undefined {
  return latest([article.date, ...changesOf(article)].map(instantOf));
}

type Dated = Pick<ArticleMetadata, 'date' | 'added' | 'updated' | 'corrections'>;

/** A tag URI, RFC 4151. */
export function tag(specific: string): string {
  return `tag:${site.feedAuthority}:${specific}`;
}
