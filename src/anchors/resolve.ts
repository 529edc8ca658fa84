import type { Problem } from '../problem.ts';
import { renew } from './match/fingerprint.ts';
import { readText } from './match/read-text.ts';
import { type Ledger, type LedgerArticle, type LedgerRecord, followSlug } from './ledger/ledger.ts';
import type { Lead } from './match/passages.ts';
import { move, remove, type WrittenArticle } from './ledger/rename.ts';
import type { Decisions } from './decide.ts';
import { conflict, refused } from './section-problems.ts';
import type { Question } from './ask.ts';
import { type MissingArticle, describeMissing, goneFrom, isAlike } from './missing-articles.ts';
import { type RemovedId, type Rest, leadingTo, reconcile } from './reconcile.ts';

/**
 * Decides the addresses of every article and each of its sections from the ledger and the articles.
 * Pure: `ledger` in the result is the new ledger to record.
 *
 * A draft has no addresses yet and is not recorded. `unreadable` are the names of articles whose
 * files exist but could not be read.
 */
export function resolve(
  ledger: Ledger,
  articles: readonly WrittenArticle[],
  options: ResolveOptions = {},
): Resolved {
  const { decisions = new Map<string, Decisions>(), rest = new Map<string, Rest>() } = options;
  const { removals = new Set<string>(), unreadable = new Set<string>() } = options;
  const records = new Map(
    [...ledger].map(([slug, article]): [string, LedgerArticle] => [slug, { ...article }]),
  );
  const problems: Problem[] = [];
  const published = new Map(
    articles.filter(({ isDraft }) => !isDraft).map((article) => [article.slug, article]),
  );
  problems.push(...move(records, published));
  for (const slug of removals) problems.push(...remove(records, published, slug));

  const gone = goneFrom(records, published, unreadable);
  const said = new Map(records);
  const questions: ArticleQuestion[] = [];
  const rewritten: WrittenArticle[] = [];
  const resolutions = new Map<string, Resolution>();
  for (const article of articles) {
    const known = records.get(article.slug);
    if (article.isDraft || known?.head.now !== undefined) {
      resolutions.set(article.slug, {
        ...addressesOf(new Map(), reconcile(new Map(), article.passages).ids),
        addressDate: article.date,
      });
      continue;
    }
    if (known?.head.removed && !isAlike(known, article)) {
      problems.push({
        file: article.file,
        message: `The address “${article.slug}” belongs to an article that was removed.`,
        remedy: 'Give the file another name: an address is never given to another article.',
      });
    }
    const outcome = reconcile(
      known?.sections ?? new Map<string, LedgerRecord>(),
      article.passages,
      decisions.get(article.slug),
      { lead: leadOf(article, known?.head), rest: rest.get(article.slug) },
    );
    resolutions.set(article.slug, {
      ...addressesOf(outcome.records, outcome.ids),
      addressDate: addressDateOf(article, known?.head),
    });
    questions.push(...outcome.questions.map((question) => ({ ...question, article })));
    if (outcome.isRewritten) rewritten.push(article);
    problems.push(
      ...outcome.conflicts.map(({ id, place }) => conflict(article, id, article.passages[place])),
      ...outcome.refusals.map((refusal) => refused(article, refusal)),
    );
    // An article that may be a missing one under another name is not recorded as new.
    if (!known && gone.some((missing) => isAlike(missing, article))) continue;
    const isAnswered = decisions.has(article.slug) || rest.has(article.slug);
    const isOpen = outcome.questions.length > 0;
    const settled = {
      slug: article.slug,
      year: article.year,
      file: '',
      ...known,
      head: headOf(article, known?.head),
      sections: outcome.records,
    };
    if (known && isAnswered)
      said.set(article.slug, isOpen ? { ...settled, head: known.head } : settled);
    records.set(article.slug, settled);
  }
  for (const slug of [...decisions.keys(), ...rest.keys()]) {
    if (!published.has(slug))
      problems.push({
        file: slug,
        message: `There is no published article “${slug}”.`,
        remedy: 'Write the name of its file without .md.',
      });
  }
  for (const { slug, head, sections } of records.values()) {
    if (head.now === undefined) continue;
    const resolution = resolutions.get(followSlug(records, slug));
    resolution?.formerAddresses.push({
      slug,
      ...dated(head.date ?? resolution.addressDate),
      sectionIds: [...sections.keys()].sort(),
    });
  }
  for (const { slug, formerly } of published.values()) {
    const { addressDate, formerAddresses: addresses = [] } = resolutions.get(slug) ?? {};
    for (const name of formerly)
      if (!records.has(name)) addresses.push({ slug: name, ...dated(addressDate), sectionIds: [] });
    addresses.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  }
  const missing = gone.map((article) => describeMissing(article, articles, ledger));
  const isOpen = questions.length + missing.length > 0;
  const isSaid = decisions.size + rest.size + removals.size > 0;
  return {
    resolutions,
    ledger: isOpen ? (isSaid ? said : new Map(ledger)) : records,
    questions,
    rewritten,
    missing,
    problems,
  };
}

function addressesOf(
  records: ReadonlyMap<string, LedgerRecord>,
  ids: readonly string[],
): Resolution {
  const { former, leadIds, removed } = leadingTo(records);
  return {
    sections: ids.map((id) => ({ id, formerIds: former.get(id) ?? [] })),
    leadIds,
    removed,
    formerAddresses: [],
  };
}

function dated(addressDate: string | undefined): { addressDate?: string } {
  return addressDate === undefined ? {} : { addressDate };
}

function leadOf(article: WrittenArticle, known: LedgerRecord | undefined): Lead {
  return {
    get html() {
      return article.leadHtml;
    },
    recorded: known?.text,
  };
}

function headOf(article: WrittenArticle, known: LedgerRecord | undefined): LedgerRecord {
  const { title, lang, leadPrint } = article;
  const isSame = leadPrint !== undefined && known?.text === leadPrint;
  // The text is read only if it has changed.
  const text = isSame ? leadPrint : renew(known?.text, readText(article.leadHtml));
  const date = addressDateOf(article, known);
  return { heading: title, lang, ...(date !== undefined && { date }), text };
}

/**
 * The date in an article's address: the recorded one. It becomes more precise with the article's
 * own date as long as it agrees with it.
 */
function addressDateOf(
  { date }: WrittenArticle,
  known: LedgerRecord | undefined,
): string | undefined {
  return known?.date === undefined || date?.startsWith(known.date) ? date : known.date;
}

export interface ResolveOptions {
  /** What the author decided about sections, by name of the article. */
  decisions?: ReadonlyMap<string, Decisions>;
  /** One decision for all other open sections of an article, by its name. */
  rest?: ReadonlyMap<string, Rest>;
  /** Articles removed on purpose. */
  removals?: ReadonlySet<string>;
  /** Articles whose files exist but could not be read. */
  unreadable?: ReadonlySet<string>;
}

export interface Resolved {
  /** The addresses of each article, by its name. */
  resolutions: Map<string, Resolution>;
  /** What is to be recorded. */
  ledger: Map<string, LedgerArticle>;
  questions: ArticleQuestion[];
  /** Articles with questions about most of their sections. */
  rewritten: WrittenArticle[];
  missing: MissingArticle[];
  problems: Problem[];
}

export interface Resolution {
  /** For each section with a heading, in order. */
  sections: { id: string; formerIds: string[] }[];
  /** Former ids that lead to the lead of the article. */
  leadIds: string[];
  removed: RemovedId[];
  /** The date in the article's address, if it has one. */
  addressDate?: string | undefined;
  /**
   * The article's former names, with the ids recorded under each; all of them are ids of this
   * article too.
   */
  formerAddresses: { slug: string; addressDate?: string; sectionIds: string[] }[];
}

/** A question about a section of this article. */
export interface ArticleQuestion extends Question {
  article: WrittenArticle;
}
