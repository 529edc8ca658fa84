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
import { contentType } from '../urls/content-types.ts';
import type { PartialDate } from '../schema/partial-date.ts';
import { site } from '../site.ts';
import { instantOf, latest } from '../content/dates/instant.ts';

/**
 * The newest articles of the site, or of one topic, for every feed format. Addresses are absolute.
 */
export interface Feed {
  /** A permanent tag URI. */
  id: string;
  title: string;
  description: string;
  /** The page that lists the same articles. */
  url: string;
  /** Addresses of the feed itself, by format. */
  addresses: Record<FeedFormat, string>;
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** A permanent tag URI. */
  id: string;
  url: string;
  markdownUrl: string;
  /** Where the article was first published. */
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
  /** RFC 3339; absent when the date is less precise than a day. */
  published: string | undefined;
  /**
   * RFC 3339: the last update or correction dated at least to the day; absent when that day began
   * before the article appeared.
   */
  modified: string | undefined;
  /** See `changedAt`. */
  changed: string | undefined;
  sections: FeedSection[];
  enclosures: Enclosure[];
}

/** An audio or video file of the article, for feed readers to play. */
export interface Enclosure {
  url: string;
  /** MIME type. */
  type: string;
  /** In bytes. */
  length: number;
  /** Plain text; may be empty. */
  title: string;
}

export interface FeedAuthor {
  name: string;
  url?: string;
  /** The address of a portrait. */
  avatar?: string;
}

/** What a feed covers if it does not cover all articles. */
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
 * An article as an entry. Its id is made from the article's oldest name, so that feed readers do
 * not show a renamed article again. Without authors the agency is the author.
 */
export function feedEntry(article: Article, html: string): FeedEntry {
  const { slug, date, authors, agency } = article;
  const published = instantOf(date);
  const last = lastInstant(article);
  return {
    id: tag(`artikel/${article.formerly[0] ?? slug}`),
    url: absolute(articlePath(article)),
    markdownUrl: absolute(markdownPath(article)),
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
        ? [{ id, url: absolute(anchorPath(article, id)), title: heading.text, level, number }]
        : [],
    ),
    enclosures: enclosuresOf(article),
  };
}

/** Each of an article's audio and video files once, in the order of the text. */
function enclosuresOf({ sections }: Article): Enclosure[] {
  const all = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): Enclosure[] => {
      if (block.type !== 'media' || block.size === undefined) return [];
      const { src, size: length, title } = block;
      return [{ url: absolute(src), type: contentType(src), length, title }];
    }),
  );
  return all.filter(({ url }, at) => all.findIndex((other) => other.url === url) === at);
}

/** A name links to the author's page on this site, if there is one. */
function feedAuthor({ name, url, page }: KnownAuthor): FeedAuthor {
  const address = page ? absolute(authorPath(page.slug)) : url;
  return {
    name,
    ...(address !== undefined && { url: address }),
    ...(page?.picture !== undefined && { avatar: absolute(page.picture) }),
  };
}

/** The title with the label that readers must see: lists in feed readers show nothing else. */
function labelled({ label, title }: Article): string {
  return label === undefined ? title : `${label}: ${title}`;
}

/**
 * RFC 3339: the last time an article is known to have changed, its appearance on this site
 * included.
 */
export function changedAt(article: Dated): string | undefined {
  const { added } = article;
  return lastInstant(article) ?? (added && instantOf(added));
}

/** The last time of its publication and its changes that is known to the day. */
function lastInstant(article: Dated): string | undefined {
  return latest([article.date, ...changesOf(article)].map(instantOf));
}

type Dated = Pick<ArticleMetadata, 'date' | 'added' | 'updated' | 'corrections'>;

/** A tag URI, RFC 4151. */
export function tag(specific: string): string {
  return `tag:${site.feedAuthority}:${specific}`;
}
