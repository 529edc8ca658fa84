import { type LedgerRecord, chain, follow } from '../ledger/ledger.ts';
import { recordedOrder } from '../ledger/order.ts';
import { Evidence } from './evidence.ts';
import { type Lead, type New, type Old, type Passage, toNew, toOld } from './passages.ts';

/** Reads what is recorded of an article and what it contains today, and makes both comparable. */
export function surveyOf(
  records: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  lead: Lead,
): Survey {
  const order = recordedOrder(records);
  const live = order.flatMap((id) => oldOf(records, id));
  const others = [...records.keys()].filter((id) => !live.some((old) => old.id === id));
  const unplaced = others.flatMap((id) => oldOf(records, id));
  const beginning = toOld('', { heading: '', ...(lead.recorded && { text: lead.recorded }) });
  const news = [...passages.map(toNew), toNew({ heading: '', html: lead.html, line: 1 })];
  const chains = new Map(
    [...records.keys()].map((id): [string, Set<string>] => [id, new Set(chain(records, id))]),
  );
  const isFamily = (a: Old, b: Old): boolean =>
    chains.get(a.id)?.has(b.id) === true || chains.get(b.id)?.has(a.id) === true;
  return {
    records,
    passages,
    news,
    lead: passages.length,
    live,
    wholes: new Map(
      [...records].flatMap(([id, record]) =>
        record.part === undefined ? [] : toOld(id, record).map((old): [string, Old] => [id, old]),
      ),
    ),
    formers: unplaced
      .filter(({ record }) => record.now !== undefined)
      .sort((a, b) => (chains.get(a.id)?.size ?? 0) - (chains.get(b.id)?.size ?? 0)),
    removed: unplaced.filter(({ record }) => record.removed),
    beginning: beginning[0],
    evidence: new Evidence([...live, ...unplaced, ...beginning], news, isFamily),
  };
}

/**
 * Whether a text is too short for its fingerprint to identify it: other texts may share all its
 * words.
 */
export function isTiny({ sample }: Old): boolean {
  return sample.numbers.size < tiny && !sample.isRepeated;
}

/** Whether a section has the heading of a recorded one, or its id, written by the author. */
export function hasName(
  { records, news }: Survey,
  { id, name }: Pick<Old, 'id' | 'name'>,
  place: number,
): boolean {
  const section = news[place];
  if (!section || place === news.length - 1) return false;
  const { authorId } = section;
  // A section with another recorded id, written by the author, is that other section.
  if (authorId !== undefined && records.has(authorId))
    return follow(records, authorId) === id || authorId === id;
  return section.name === name;
}

function oldOf(records: ReadonlyMap<string, LedgerRecord>, id: string): Old[] {
  const record = records.get(id);
  if (!record) return [];
  return toOld(id, record.part === undefined ? record : { ...record, text: record.part });
}

/** Texts of fewer numbers than this may share all their words with other texts. */
export const tiny = 5;

/** An article as it was recorded and as it is today. Places are indexes of `news`. */
export interface Survey {
  records: ReadonlyMap<string, LedgerRecord>;
  passages: readonly Passage[];
  /** The sections in their order, followed by the lead. */
  news: readonly New[];
  /** The index of the lead. */
  lead: number;
  /** The recorded sections, in the order they had. */
  live: readonly Old[];
  /** Former ids whose text is recorded, those that lead to a section directly first. */
  formers: readonly Old[];
  removed: readonly Old[];
  /** The whole texts of former ids for which only a part is found where they lead. */
  wholes: ReadonlyMap<string, Old>;
  /** The recorded lead. */
  beginning: Old | undefined;
  evidence: Evidence;
}
