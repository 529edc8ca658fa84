import { type Sample, type Text, compare, readFingerprint, readText } from './fingerprint.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';

/** A recorded section or text, as a list: what has no fingerprint cannot be looked for. */
export function toOld(id: string, record: LedgerRecord): Old[] {
  const sample = readFingerprint(record.text ?? '');
  return sample ? [{ id, record, name: nameOf(record.heading), sample }] : [];
}

export function toNew({ heading, html, authorId }: Passage): New {
  return { name: nameOf(heading), authorId, text: readText(html) };
}

/** Headings that differ in punctuation and case only are the same name. */
export function nameOf(heading: string): string {
  return (
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim() || heading.trim()
  );
}

/** At least half of the words of two headings are the same. */
export function isAlike(a: string, b: string): boolean {
  const [words, others] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const common = [...words].filter((word) => others.has(word)).length;
  return common / new Set([...words, ...others]).size >= 0.5;
}

/** Whether the recorded text stands in another one; of too few words (numbers of the fingerprint) that cannot be told. */
export function holdsText(record: LedgerRecord, html: string, fewest = 1): boolean {
  const sample = readFingerprint(record.text ?? '');
  if (!sample || sample.numbers.size < fewest) return false;
  return compare(sample, readText(html)).kept >= 0.5;
}

/** A section as it stands in the article today. */
export interface Passage {
  heading: string;
  /** Its text, as HTML or plain. */
  html: string;
  /** The fingerprint of the text, where it is known already. */
  print?: string | undefined;
  /** What the author wrote as `{#id}`. */
  authorId?: string | undefined;
  /** One-based line of the heading in the article's file. */
  line: number;
}

/** What stands before the first heading, today and as it is recorded. */
export interface Lead {
  html: string;
  recorded?: string | undefined;
}

/** A recorded text that can be looked for: of a section, of a former or removed one, or of the article's beginning. */
export interface Old {
  /** Empty for the beginning. */
  id: string;
  record: LedgerRecord;
  name: string;
  sample: Sample;
}

/** A passage, read. */
export interface New {
  name: string;
  authorId: string | undefined;
  text: Text;
}
