import { chain, type LedgerRecord, sameRecords } from './ledger/ledger.ts';
import { rank } from './ledger/order.ts';
import { homeOf, mayPart } from './match/find-former.ts';
import { fingerprint, partOf, readFingerprint, renew } from './match/fingerprint.ts';
import type { Found } from './match/found.ts';
import { type Old, toOld } from './match/passages.ts';
import type { Survey } from './match/survey.ts';

/**
 * The new records of an article, once nothing is in doubt. Small edits leave the records as they
 * are. If anything must be recorded, all texts are, so that the next run finds everything
 * unchanged.
 */
export function record(
  survey: Survey,
  found: Found,
  ids: readonly string[],
): ReadonlyMap<string, LedgerRecord> {
  const { records, passages, news } = survey;
  const ranks = rank(ids, records);
  const write = (isExact: boolean): Map<string, LedgerRecord> => {
    const others = [...records].filter(([id]) => ids[found.places.get(id) ?? -1] !== id);
    const sections = passages.map(({ heading }, place): [string, LedgerRecord] => {
      const id = ids[place] ?? '';
      const at = ranks[place];
      const { now, text: recorded } = records.get(id) ?? {};
      const known = isExact || now !== undefined ? undefined : recorded;
      const text = renew(known, news[place]?.text ?? noText);
      return [id, { heading, ...(at !== undefined && { at }), text }];
    });
    return new Map([
      ...others.map(([id, known]): [string, LedgerRecord] => [
        id,
        formerly(survey, found, ids, { id, known, isExact }),
      ]),
      ...sections,
    ]);
  };
  return sameRecords(records, write(false)) ? records : write(true);
}

/** The record of an id that is not a section's id. */
function formerly(
  survey: Survey,
  found: Found,
  ids: readonly string[],
  { id, known, isExact }: { id: string; known: LedgerRecord; isExact: boolean },
): LedgerRecord {
  const { heading } = known;
  const old = toOld(id, known)[0] ?? found.inherited.get(id);
  if (found.removed.has(id)) return { heading, removed: true, ...textGone(survey, old) };
  const place = found.places.get(id);
  if (place === undefined) {
    // Former ids of a removed section may come back with it.
    const isGone = chain(survey.records, id).some(
      (step) =>
        found.removed.has(step) || (survey.records.get(step)?.removed && !found.places.has(step)),
    );
    if (known.now !== undefined && !isGone) return { heading, now: known.now };
    const { answer: _, ...rest } = known;
    return rest;
  }
  const home = known.now === undefined ? undefined : homeOf(survey, found, id);
  const isHome = home !== undefined && (home.isLead ? survey.lead : home.place) === place;
  const now = isHome ? (known.now ?? '') : (ids[place] ?? '');
  if (!old || (known.now === undefined && isAlone(survey, found, old, place)))
    return { heading, now };
  const text = textAt(survey, old, place, isHome && !isExact ? known.part : undefined, isExact);
  return { heading, now, ...(place === survey.lead && !text.text ? leadText(survey) : text) };
}

/** Text that was declared to be the lead, and is not, is recorded as the lead from here on. */
function leadText({ news, lead }: Survey): Pick<LedgerRecord, 'text'> {
  const text = news[lead]?.text ?? noText;
  return text.words === 0 ? {} : { text: fingerprint(text) };
}

/** Whether a section only had another heading: then its former id always follows it. */
function isAlone(survey: Survey, found: Found, old: Old, place: number): boolean {
  const { live, lead } = survey;
  if (place === lead || found.holders.has(place) || mayPart(survey, old, place)) return false;
  return !live.some(({ id }) => id !== old.id && found.places.get(id) === place);
}

/**
 * A text, and the part of it found in a section. The part stays as recorded while most of it is
 * there.
 */
function textAt(
  { evidence }: Survey,
  old: Old,
  place: number,
  recorded: string | undefined,
  isExact: boolean,
): Pick<LedgerRecord, 'text' | 'part'> {
  const { text = '' } = old.record;
  const hits = evidence.numbersAt(old, place);
  const known = recorded ?? text;
  const numbers = [...(readFingerprint(known)?.numbers ?? [])];
  const left = numbers.filter((number) => hits.has(number)).length;
  const part = partOf(text, hits);
  // A chance overlap is not worth following, unless it is recorded.
  const { isReal, whole } = evidence.at(old, place);
  const isRecorded = recorded !== undefined && left === numbers.length;
  if (part === undefined || (!isReal && whole < 0.3 && !isRecorded)) return {};
  const present = left >= 0.8 * numbers.length && !isExact ? known : part;
  return { text, ...(present !== text && { part: present }) };
}

/** The text of a removed section, by which the section is recognised if it comes back. */
function textGone({ evidence, news }: Survey, old: Old | undefined): Pick<LedgerRecord, 'text'> {
  if (!old) return {};
  const left = evidence.numbersAt(old, ...news.keys());
  const gone = new Set([...old.sample.numbers].filter((number) => !left.has(number)));
  const text =
    gone.size * 2 < old.sample.numbers.size ? undefined : partOf(old.record.text ?? '', gone);
  return text === undefined ? {} : { text };
}

const noText = { pairs: [], words: 0 };
