import type { Problem } from '../problem.ts';
import { readFingerprint, readText, renew, shared } from './fingerprint.ts';
import { type Ledger, type LedgerArticle, type LedgerRecord, followSlug } from './ledger.ts';
import { type Passage, holdsText, nameOf } from './match.ts';
import {
  type Decisions,
  type Question,
  type Refusal,
  type RemovedId,
  leadingTo,
  reconcile,
} from './reconcile.ts';

/**
 * Settles which addresses every article and each of its sections has, from what is recorded and what is written.
 * Changes nothing: `ledger` in the result is what is to be recorded.
 *
 * A draft has no addresses of its own yet and is not recorded. `unreadable` are names whose files exist and could not be read.
 */
export function resolve(
  ledger: Ledger,
  articles: readonly WrittenArticle[],
  options: ResolveOptions = {},
): Resolved {
  const { decisions = new Map<string, Decisions>() } = options;
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

  const gone = [...records.values()].filter(
    ({ slug, head }) =>
      head.now === undefined && !head.removed && !published.has(slug) && !unreadable.has(slug),
  );
  const questions: ArticleQuestion[] = [];
  const resolutions = new Map<string, Resolution>();
  for (const article of articles) {
    const known = records.get(article.slug);
    if (article.isDraft || known?.head.now !== undefined) {
      resolutions.set(
        article.slug,
        addressesOf(new Map(), reconcile(new Map(), article.passages).ids),
      );
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
    );
    resolutions.set(article.slug, addressesOf(outcome.records, outcome.ids));
    questions.push(
      ...outcome.questions.map((question) => ({ ...question, article, ids: outcome.ids })),
    );
    problems.push(
      ...outcome.conflicts.map(({ id, place }) => conflict(article, id, article.passages[place])),
      ...outcome.refusals.map((refusal) => refused(article, refusal)),
    );
    // What may be an article that is sought, under another name, is not recorded as a new one.
    if (!known && gone.some((missing) => isAlike(missing, article))) continue;
    records.set(article.slug, {
      slug: article.slug,
      year: article.year,
      file: '',
      ...known,
      head: headOf(article, known?.head),
      sections: outcome.records,
    });
  }
  for (const slug of decisions.keys()) {
    if (!published.has(slug))
      problems.push({
        file: slug,
        message: `There is no published article “${slug}”.`,
        remedy: 'Write the name of its file without .md.',
      });
  }
  for (const { slug, head, sections } of records.values()) {
    if (head.now === undefined) continue;
    resolutions
      .get(followSlug(records, slug))
      ?.formerAddresses.push({ slug, sectionIds: [...sections.keys()].sort() });
  }
  for (const { slug, formerly } of published.values()) {
    const addresses = resolutions.get(slug)?.formerAddresses ?? [];
    for (const name of formerly)
      if (!records.has(name)) addresses.push({ slug: name, sectionIds: [] });
    addresses.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  }
  const missing = gone.map((article): MissingArticle => ({
    article,
    isDraft: articles.some(({ slug }) => slug === article.slug),
    alike: articles.find(
      (written) => !written.isDraft && !ledger.has(written.slug) && isAlike(article, written),
    ),
  }));
  return { resolutions, ledger: records, questions, missing, problems };
}

/** Everything recorded under a former name is recorded under the present one too, so that each old address has its like. */
function move(
  records: Map<string, LedgerArticle>,
  published: ReadonlyMap<string, WrittenArticle>,
): Problem[] {
  const problems: Problem[] = [];
  const claims = new Map<string, WrittenArticle>();
  for (const article of published.values()) {
    for (const name of article.formerly) {
      const fail = (message: string, remedy: string): void =>
        void problems.push({ file: article.file, message, remedy });
      const rival = claims.get(name);
      if (name === article.slug)
        fail(
          `“formerly” names the article itself, “${name}”.`,
          'Delete the name: only other names belong there.',
        );
      else if (published.has(name))
        fail(
          `“formerly” names “${name}”, which is another article: ${published.get(name)?.file}.`,
          'Delete the name from “formerly”, or give that file another name.',
        );
      else if (rival)
        fail(
          `Two articles say that they were “${name}” formerly; the other one is ${rival.file}.`,
          'Delete the name from one of them: an old address can lead to one article only.',
        );
      else {
        claims.set(name, article);
        const known = records.get(followSlug(records, name));
        if (!known || known.slug === article.slug) continue;
        if (published.has(known.slug))
          fail(
            `“formerly” names “${name}”, which leads to another article: ${published.get(known.slug)?.file}.`,
            'Delete the name from “formerly”.',
          );
        else problems.push(...absorb(records, known, article));
      }
    }
  }
  for (const article of published.values()) {
    const now = records.get(article.slug)?.head.now;
    if (now === undefined) continue;
    problems.push({
      file: article.file,
      message: `The address “${article.slug}” belongs to the article “${now}”, which had that name formerly.`,
      remedy: 'Give this file another name: an address is never given to another article.',
    });
  }
  return problems;
}

function absorb(
  records: Map<string, LedgerArticle>,
  from: LedgerArticle,
  into: WrittenArticle,
): Problem[] {
  const known = records.get(into.slug);
  // Moved back: the present name is one that the article had before, and all it had then is in the later one.
  const isReturn = known !== undefined && followSlug(records, into.slug) === from.slug;
  const sections = new Map(from.sections);
  for (const [id, record] of isReturn ? [] : (known?.sections ?? [])) {
    const twin = sections.get(id);
    if (twin && !isOneText(twin, record)) {
      const remedy = `Delete the name from “formerly”, and say with \`npm run anchors -- --remove ${from.slug}\` that the article is gone.`;
      return [
        {
          file: into.file,
          message: `“formerly” names “${from.slug}”, and both had a section “${id}” with a text of its own.`,
          remedy,
        },
      ];
    }
    sections.set(id, record);
  }
  const head = live(known?.head ?? { ...from.head, heading: into.title });
  records.set(into.slug, { slug: into.slug, year: into.year, file: '', ...known, head, sections });
  records.set(from.slug, { ...from, head: { ...live(from.head), now: into.slug } });
  return [];
}

function isOneText(a: LedgerRecord, b: LedgerRecord): boolean {
  if (a.text === b.text) return a.now === b.now;
  const [sample, other] = [readFingerprint(a.text ?? ''), readFingerprint(b.text ?? '')];
  return (
    sample !== undefined &&
    other !== undefined &&
    shared(sample, other).size >= sample.numbers.size / 3
  );
}

function live({ now: _now, removed: _removed, ...head }: LedgerRecord): LedgerRecord {
  return head;
}

function remove(
  records: Map<string, LedgerArticle>,
  published: ReadonlyMap<string, WrittenArticle>,
  slug: string,
): Problem[] {
  const known = records.get(slug);
  const refuse = (message: string, remedy: string): Problem[] => [{ file: slug, message, remedy }];
  if (!known)
    return refuse(
      `The article “${slug}” is not recorded.`,
      'Write the name of its file without .md.',
    );
  if (published.has(slug))
    return refuse(`The article “${slug}” is still there.`, 'Delete its file first.');
  if (known.head.now !== undefined)
    return refuse(
      `The article “${slug}” has moved to “${known.head.now}”.`,
      `Remove “${known.head.now}” instead.`,
    );
  records.set(slug, { ...known, head: { ...known.head, removed: true } });
  return [];
}

function addressesOf(
  records: ReadonlyMap<string, LedgerRecord>,
  ids: readonly string[],
): Resolution {
  const { former, removed } = leadingTo(records);
  return {
    sections: ids.map((id) => ({ id, formerIds: former.get(id) ?? [] })),
    removed,
    formerAddresses: [],
  };
}

function headOf(
  { title, leadHtml }: WrittenArticle,
  known: LedgerRecord | undefined,
): LedgerRecord {
  return { heading: title, text: renew(known?.text, readText(leadHtml)) };
}

/** Whether this may be the recorded article: its headline, its beginning or one of its sections. */
function isAlike(
  { head, sections }: LedgerArticle,
  { title, leadHtml, passages }: WrittenArticle,
): boolean {
  if (nameOf(head.heading) === nameOf(title) || holdsText(head, leadHtml, enough)) return true;
  return passages.some(({ html }) =>
    [...sections.values()].some((record) => holdsText(record, html, enough)),
  );
}

function conflict({ file }: WrittenArticle, id: string, passage: Passage | undefined): Problem {
  return {
    file,
    ...(passage && { line: passage.line }),
    message: `The id “${id}” belongs to another section, or to one that was removed.`,
    remedy: 'Write another id: an address is never given to another section.',
  };
}

function refused({ file, slug }: WrittenArticle, { id, reason }: Refusal): Problem {
  return {
    file,
    message: `Nothing can be said about ${slug}#${id}: ${reason}.`,
    remedy: 'Run `npm run anchors` to see what there is to decide.',
  };
}

/** Numbers of a fingerprint from which a text is known anywhere. */
const enough = 5;

/** An article as its file says it. */
export interface WrittenArticle {
  slug: string;
  /** The folder it lies in. */
  year: string;
  /** As the author knows it, for problems. */
  file: string;
  title: string;
  isDraft: boolean;
  formerly: readonly string[];
  /** What stands before the first heading. */
  leadHtml: string;
  /** The sections with a heading. */
  passages: Passage[];
}

export interface ResolveOptions {
  /** What the author decided about sections, by name of the article. */
  decisions?: ReadonlyMap<string, Decisions>;
  /** Articles removed on purpose. */
  removals?: ReadonlySet<string>;
  /** Articles whose files are there, but could not be read. */
  unreadable?: ReadonlySet<string>;
}

export interface Resolved {
  /** The addresses of each article, by its name. */
  resolutions: Map<string, Resolution>;
  /** What is to be recorded. */
  ledger: Map<string, LedgerArticle>;
  questions: ArticleQuestion[];
  missing: MissingArticle[];
  problems: Problem[];
}

export interface Resolution {
  /** For each section with a heading, in their order. */
  sections: { id: string; formerIds: string[] }[];
  removed: RemovedId[];
  /** The names the article had, with the ids that were recorded under each: all of them are ids of this article too. */
  formerAddresses: { slug: string; sectionIds: string[] }[];
}

/** A question about a section of this article; `ids` are those of its sections today. */
export interface ArticleQuestion extends Question {
  article: WrittenArticle;
  ids: string[];
}

/** A recorded article that is neither there nor said to be elsewhere or removed. */
export interface MissingArticle {
  article: LedgerArticle;
  /** The file is there, as a draft. */
  isDraft: boolean;
  /** What it may be today. */
  alike: WrittenArticle | undefined;
}
