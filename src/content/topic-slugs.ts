import { slug } from '../anchors/slug.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import { newestFirst } from './order.ts';

/**
 * The names that topics have in addresses, made as section ids are. Of topics that would have the same (`C`, `C++`), the one
 * that was there first keeps it; the others have the code points of their signs behind it. The function returned takes a
 * topic as an author writes it.
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

/** What tells topics apart: all of their names but capitals and the width of spaces. */
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
