import type { Problem } from '../../problem.ts';
import { readFingerprint, shared } from '../match/fingerprint.ts';
import { type LedgerArticle, type LedgerRecord, followSlug } from './ledger.ts';
import type { Passage } from '../match/passages.ts';

/**
 * Records everything that was recorded under a former name under the present name too, so that each
 * old address has its counterpart.
 */
export function move(
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
          `Two articles say that they were formerly “${name}”; the other one is ${rival.file}.`,
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
      message: `The address “${article.slug}” belongs to the article “${now}”, which formerly had that name.`,
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
  // Moved back: the present name is one that the article had before. Its later record includes
  // everything of that time.
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

/** Records that a missing article was removed on purpose. */
export function remove(
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

/** An article as it is in its file. */
export interface WrittenArticle {
  slug: string;
  /** The folder that it is in. */
  year: string;
  /** Its path as shown in problems. */
  file: string;
  title: string;
  /** BCP 47 tag of its text. */
  lang: string;
  /** Its date, if the addresses of the site contain dates: `2024`, `2024-08` or `2024-08-13`. */
  date?: string | undefined;
  isDraft: boolean;
  formerly: readonly string[];
  /** HTML of the text before the first heading. */
  leadHtml: string;
  /** Fingerprint of `leadHtml`, where known. */
  leadPrint?: string | undefined;
  /** The sections that have a heading. */
  passages: Passage[];
}
