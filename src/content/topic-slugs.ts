import { slug } from '../anchors/slug.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import { newestFirst } from './order.ts';

/**
 * The slugs of topics, made like section ids. If several topics would have the same slug (`C`,
 * `C++`), the oldest one keeps it; the code points of their signs are appended to the others. The
 * returned function takes a topic as the author wrote it.
 *
 * - `Öl & Gas` → `oel-gas`, then `Oel & Gas` → `oel-gas-26`; `🎉` → `thema-1f389`
 */
export function topicSlugs(articles: readonly Listed[]): (topic: string) => string {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  const oldestFirst = articles
    .map(({ slug: name, frontmatter: { date, topics } }) => ({ slug: name, date, topics }))
    .sort((a, b) => newestFirst(b, a));
  const keys = new Set(oldestFirst.flatMap(({ topics }) => topics.map(topicKey)));
  const give = (key: string, wanted: string): void => {
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    slugs.set(key, name);
  };
  for (const key of keys) if (!taken.has(baseSlug(key))) give(key, baseSlug(key));
  for (const key of keys) if (!slugs.has(key)) give(key, longSlug(key));
  return (topic) => slugs.get(topicKey(topic)) ?? baseSlug(topic);
}

/** Identifies a topic: its name without case and with single spaces. */
function topicKey(topic: string): string {
  return topic.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

function baseSlug(topic: string): string {
  return /[\p{L}\p{N}]/u.test(topic) ? slug(topic) : slug(`thema-${pointsOf(topic)}`);
}

function longSlug(topic: string): string {
  const signs = topic.replace(/[a-z0-9\s]/g, '');
  return slug(`${baseSlug(topic)}-${pointsOf(signs === '' ? topic : signs)}`);
}

function pointsOf(text: string): string {
  const signs = text.replace(/\s/g, '');
  return Array.from(signs, (sign) => sign.codePointAt(0)?.toString(16)).join('-');
}

type Listed = { slug: string; frontmatter: Pick<Frontmatter, 'date' | 'topics'> };
