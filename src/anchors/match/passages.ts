import { type Sample, compare, readFingerprint } from './fingerprint.ts';
import { type Text, readText } from './read-text.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';

/**
 * A recorded section or text, as a list that is empty without a fingerprint: then there is nothing
 * to look for.
 */
export function toOld(id: string, record: LedgerRecord): Old[] {
  const sample = readFingerprint(record.text ?? '');
  return sample ? [{ id, record, name: nameOf(record.heading), sample }] : [];
}

/** A section with its words and its comparable heading. */
export function toNew({ heading, html, authorId }: Passage): New {
  return { name: nameOf(heading), authorId, text: readText(html) };
}

/** The name of a heading: the same for headings that differ only in punctuation and case. */
export function nameOf(heading: string): string {
  return (
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim() || heading.trim()
  );
}

/** Whether at least half of the words of two headings are the same. */
export function isAlike(a: string, b: string): boolean {
  const [words, others] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const common = [...words].filter((word) => others.has(word)).length;
  return common / new Set([...words, ...others]).size >= 0.5;
}

/**
 * Whether the recorded text is contained in another one. False for texts of fewer than `fewest`
 * fingerprint numbers.
 */
export function holdsText(record: LedgerRecord, html: string, fewest = 1): boolean {
  const sample = readFingerprint(record.text ?? '');
  if (!sample || sample.numbers.size < fewest) return false;
  return compare(sample, readText(html)).kept >= 0.5;
}

/** A section of the article as it is today. */
export interface Passage {
  heading: string;
  /** Its text, as HTML or plain. */
  html: string;
  /** The fingerprint of the text, where known. */
  print?: string | undefined;
  /** The id that the author wrote as `{#id}`. */
  authorId?: string | undefined;
  /** One-based line of the heading in the article's file. */
  line: number;
}

/** The text before the first heading, today and as recorded. */
export interface Lead {
  html: string;
  recorded?: string | undefined;
}

/**
 * A recorded text that can be looked for: of a section, of a former or removed one, or the lead.
 */
export interface Old {
  /** Empty for the lead. */
  id: string;
  record: LedgerRecord;
  name: string;
  sample: Sample;
}

/** A passage whose words have been read. */
export interface New {
  name: string;
  authorId: string | undefined;
  text: Text;
}
