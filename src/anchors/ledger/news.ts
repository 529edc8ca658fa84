import type { Ledger, LedgerArticle, LedgerRecord } from './ledger.ts';

/**
 * What one state of the ledger has that the earlier one had not, by article and then by id, in
 * their order. Refreshed fingerprints are not reported.
 */
export function newsBetween(before: Ledger, after: Ledger): News[] {
  const movedTo = new Map([...before.values()].map((old) => [after.get(old.slug)?.head.now, old]));
  return [...after.values()]
    .sort((a, b) => order(a.slug, b.slug))
    .flatMap((article) => {
      // An article with another name is the same article.
      const old = before.get(article.slug) ?? movedTo.get(article.slug);
      return [...headNews(old, article), ...withoutEchoes(sectionNews(old, article))];
    });
}

/** One piece of news in plain words: `#id “Heading” is new`. */
export function tell({ id, heading, what, now }: News): string {
  const name = id === '' ? `the article “${heading}”` : `#${id} “${heading}”`;
  switch (what) {
    case 'new':
      return `${name} is new`;
    case 'reworded':
      return id === ''
        ? `${name} has moved to ${now}`
        : `${name} has another heading; its address leads to #${now}`;
    case 'joined':
      if (now === '')
        return `${name} is before the first heading now; its address leads to the article`;
      return `${name} is part of another section now; its address leads to #${now}`;
    case 'removed':
      return `${name} was removed; its address says so`;
    case 'back':
      return `${name} is back`;
  }
}

function headNews(before: LedgerArticle | undefined, { slug, head }: LedgerArticle): News[] {
  // An article that moved is reported as a whole.
  const { text: _, ...whole } = head;
  const what = change(before?.head, whole);
  return what ? [{ slug, id: '', heading: head.heading, what, now: head.now }] : [];
}

function sectionNews(before: LedgerArticle | undefined, { slug, sections }: LedgerArticle): News[] {
  return [...sections]
    .sort(([a], [b]) => order(a, b))
    .flatMap(([id, record]) => {
      const what = change(before?.sections.get(id), record);
      return what ? [{ slug, id, heading: record.heading, what, now: record.now }] : [];
    });
}

/** Leaves out that a section has a new id where a redirect to that id is reported too. */
function withoutEchoes(news: News[]): News[] {
  const goals = new Set(news.map(({ now }) => now));
  return news.filter(({ id, what }) => what !== 'new' || !goals.has(id));
}

function change(
  before: LedgerRecord | undefined,
  { text, now, removed }: LedgerRecord,
): News['what'] | undefined {
  if (before && before.now === now && before.removed === removed) return undefined;
  if (removed) return 'removed';
  if (now !== undefined) return text === undefined ? 'reworded' : 'joined';
  return before ? 'back' : 'new';
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface News {
  slug: string;
  /** Empty for the article itself. */
  id: string;
  heading: string;
  what: 'new' | 'reworded' | 'joined' | 'removed' | 'back';
  /** The id or name that the address redirects to. */
  now: string | undefined;
}
