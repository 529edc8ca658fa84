import { dirname } from 'node:path';
import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { absolute, withoutAbsent } from '../page/page-values.ts';
import type { SitePost, SiteSource } from './site-post.ts';
import { textIn, type XmlItem, xmlItems } from './xml-items.ts';

/**
 * The posts in a WordPress export
 * (https://wordpress.org/documentation/article/tools-export-screen/), or the entries of an RSS or
 * Atom feed.
 */
export function xmlSource(path: string, format: 'wordpress' | 'feed'): SiteSource {
  return {
    format: format === 'wordpress' ? 'a WordPress export' : 'a feed',
    root: dirname(path),
    async *posts() {
      for await (const item of xmlItems(path)) {
        const post = format === 'wordpress' ? toPost(item) : toEntry(item);
        if (post) yield post;
      }
    },
  };
}

/** `undefined` for menus, attachments, revisions and deleted posts. */
function toPost(item: XmlItem): SitePost | undefined {
  const type = textIn(item, 'wp:post_type') ?? 'post';
  const status = textIn(item, 'wp:status') ?? 'publish';
  if (!/^(?:post|page)$/.test(type) || status === 'trash' || status === 'auto-draft')
    return undefined;
  const title = textIn(item, 'title');
  const link = textIn(item, 'link');
  const id = textIn(item, 'wp:post_id');
  const day = (text: string | undefined): string | undefined =>
    text === undefined || text.startsWith('0000') ? undefined : findDate(text);
  const former = (item.get('wp:meta_key') ?? []).flatMap(({ text }, index) =>
    text === '_wp_old_slug' ? [item.get('wp:meta_value')?.[index]?.text ?? ''] : [],
  );
  const paths = [
    ...(link !== undefined && !link.includes('?') ? [link] : []),
    ...former.flatMap((slug) =>
      link === undefined ? [] : [link.replace(/[^/]+(\/?)$/, `${slug}$1`)],
    ),
    ...(id === undefined ? [] : [`/?p=${id}`]),
  ];
  const categories = item.get('category') ?? [];
  return {
    name: title ?? link ?? `post ${id ?? ''}`,
    kind: 'fragment',
    body: textIn(item, 'content:encoded') ?? '',
    facts: withoutAbsent<Facts>({
      title,
      description: textIn(item, 'excerpt:encoded'),
      date: day(textIn(item, 'wp:post_date')) ?? day(textIn(item, 'pubDate')),
      updated: day(textIn(item, 'wp:post_modified')),
      authors: namesIn(item, 'dc:creator'),
      topics: categories
        .filter(({ attributes }) => /^(?:category|post_tag)$/.test(attributes['domain'] ?? ''))
        .map(({ text }) => text.trim())
        .filter((text) => text !== '' && !/^(?:uncategorized|allgemein)$/i.test(text)),
      slug: textIn(item, 'wp:post_name'),
      ...(status !== 'publish' && { draft: true }),
    }),
    paths,
  };
}

function toEntry(item: XmlItem): SitePost | undefined {
  const links = item.get('link') ?? [];
  const link =
    links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate') ?? links[0];
  const address = link?.attributes['href'] ?? link?.text.trim() ?? textIn(item, 'guid');
  const body = textIn(item, 'content:encoded', 'content', 'description', 'summary');
  if (body === undefined) return undefined;
  const title = textIn(item, 'title');
  const hasWhole = item.has('content:encoded') || item.has('content');
  return {
    name: title ?? address ?? 'entry',
    kind: 'fragment',
    body,
    facts: withoutAbsent<Facts>({
      title,
      description: hasWhole ? plain(textIn(item, 'description', 'summary')) : undefined,
      date: dateOf(textIn(item, 'published', 'pubDate', 'dc:date', 'updated')),
      authors: namesIn(item, 'dc:creator', 'name', 'author'),
      topics: (item.get('category') ?? [])
        .map(({ text, attributes }) => attributes['term'] ?? text.trim())
        .filter(Boolean),
      source: undefined,
    }),
    paths: address === undefined || absolute(address, undefined) === undefined ? [] : [address],
  };
}

/** A description with markup or an ellipsis is the start of the text. */
function plain(text: string | undefined): string | undefined {
  return text === undefined || text.includes('<') || /…|\.\.\.|\[/.test(text.slice(-12))
    ? undefined
    : text;
}

/** `Tue, 06 May 2014 10:00:00 +0200`, and the forms used in pages. */
function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const found = findDate(text);
  if (found !== undefined && found.length > 10) return found;
  const time = Date.parse(text);
  return Number.isNaN(time) || !/\d\d:\d\d/.test(text)
    ? found
    : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function namesIn(item: XmlItem, ...names: string[]): Facts['authors'] {
  const found = names.flatMap((name) => item.get(name) ?? []).map(({ text }) => text.trim());
  const first = found.find((name) => name !== '' && !name.includes('@'));
  return first === undefined ? undefined : [{ name: first }];
}
