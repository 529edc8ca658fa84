import { type Decisions, type Refusal, decide, namesake } from './decide.ts';
import { fingerprint, readText, renew } from './match/fingerprint.ts';
import { type Conflict, giveIds } from './give-ids.ts';
import { type LedgerRecord, follow } from './ledger/ledger.ts';
import { type Matching, match } from './match/match.ts';
import { type Passage, holdsText, nameOf } from './match/passages.ts';

/**
 * Brings what is recorded of an article's sections and the sections as they stand today together.
 *
 * Every recorded id stays for ever and stays with its text: as the id of a section, as a former id of it, or as
 * a removed one. What becomes of an id whose text is not found for certain is a question; `decisions` answers
 * some. While a question is open nothing but what was decided is recorded: no reader has seen the article as it is.
 */
export function reconcile(
  recorded: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  decisions: Decisions = new Map(),
): Reconciled {
  if (decisions.size === 0) {
    const known = unchanged(recorded, passages);
    if (known)
      return { ids: known, records: new Map(recorded), questions: [], conflicts: [], refusals: [] };
  }
  const found = match(recorded, passages);
  const records = new Map(recorded);
  revive(records, passages, found);
  const { refusals, settled } = decide(records, passages, found, decisions);
  const { ids, conflicts } = giveIds(records, passages, found);
  record(records, passages, found, ids, settled);
  if (isDoubtful(records, passages, found)) {
    for (const [place, { heading, html }] of passages.entries()) {
      const id = ids[place] ?? '';
      if (!records.has(id) || (found.sought.size > 0 && !settled.has(place))) continue;
      records.set(id, { heading, text: fingerprint(readText(html)) });
    }
  }
  const questions = [...found.sought].map(([id, places]): Question => {
    const known = recorded.get(id);
    const heading = known?.heading ?? '';
    const self = namesake(id, heading, passages, found);
    return { id, heading, former: known?.now, places, self };
  });
  return { ids, records, questions, conflicts, refusals };
}

/**
 * Whether what was found would not be found again, as where a new section resembles one that was recorded long ago:
 * fingerprints of the texts as they stand tell them apart.
 */
function isDoubtful(
  records: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
): boolean {
  return [...match(records, passages).sought.keys()].some((id) => !found.sought.has(id));
}

/** Which ids lead to each id that a section has, and which lead nowhere since their section was removed. */
export function leadingTo(records: ReadonlyMap<string, LedgerRecord>): {
  former: Map<string, string[]>;
  removed: RemovedId[];
} {
  const former = new Map<string, string[]>();
  const removed: RemovedId[] = [];
  for (const [id, { heading }] of [...records].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const goal = follow(records, id);
    if (records.get(goal)?.removed) removed.push({ id, heading });
    else if (goal !== id) former.set(goal, [...(former.get(goal) ?? []), id]);
  }
  return { former, removed };
}

/** The ids of an article that is as it was recorded, word for word: the ordinary case, and a quick one. */
function unchanged(
  recorded: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
): string[] | undefined {
  const idsOf = new Map<string, string[]>();
  let live = 0;
  for (const [id, { heading, text, now, removed }] of recorded) {
    // Whether what another section took in is still there, only its text can tell.
    if (now !== undefined && text !== undefined) return undefined;
    if (now !== undefined || removed || text === undefined) continue;
    live++;
    const key = `${text} ${heading}`;
    const ids = idsOf.get(key);
    if (!ids) idsOf.set(key, [id]);
    // foo-2 before foo-10.
    else ids.splice(ids.findLastIndex((other) => other.length <= id.length) + 1, 0, id);
  }
  if (live !== passages.length) return undefined;
  const ids = passages.map((passage) => {
    const { heading, authorId, print = fingerprint(readText(passage.html)) } = passage;
    const id = idsOf.get(`${print} ${heading}`)?.shift();
    return authorId === undefined || authorId === id ? id : undefined;
  });
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

/** A removed section that is back, heading and text, gets its id back. */
function revive(
  records: Map<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
): void {
  const joined = new Set(found.joined.values());
  passages.forEach(({ heading, html }, place) => {
    if (found.holders.has(place) || joined.has(place)) return;
    const back = [...records].filter(
      ([, record]) =>
        record.removed && nameOf(record.heading) === nameOf(heading) && holdsText(record, html),
    );
    const [id] = back[0] ?? [];
    if (id === undefined || back.length > 1 || [...found.holders.values()].includes(id)) return;
    found.holders.set(place, id);
  });
}

/** Writes the outcome into `records`. */
function record(
  records: Map<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
  ids: readonly string[],
  settled: ReadonlySet<number>,
): void {
  const joinedAt = new Map<number, string[]>();
  for (const [id, place] of found.joined) joinedAt.set(place, [...(joinedAt.get(place) ?? []), id]);
  // What went with a section that is divided, or grows, follows its own text from here on.
  for (const [id, { heading, now, text }] of [...records]) {
    if (now === undefined || text !== undefined || !found.parting.has(now)) continue;
    const whole = records.get(now)?.text;
    records.set(id, { heading, now, ...(whole !== undefined && { text: whole }) });
  }
  const before = new Map(records);
  passages.forEach(({ heading, html }, place) => {
    const id = ids[place] ?? '';
    const holder = found.holders.get(place);
    const joined = joinedAt.get(place) ?? [];
    if (found.sought.size > 0 && !settled.has(place)) return;
    if (holder !== undefined && holder !== id) {
      const known = before.get(holder);
      const text = found.parting.has(holder) ? known?.text : undefined;
      records.set(holder, formerly(known, id, text));
    }
    for (const other of joined) {
      const known = before.get(other);
      const equals =
        known?.now === undefined
          ? joined.filter((one) => before.get(one)?.now === undefined)
          : joined;
      const isAlone = holder === undefined && equals.length === 1 && !found.parting.has(other);
      if (other !== id) records.set(other, formerly(known, id, isAlone ? undefined : known?.text));
    }
    const text =
      holder === id && joined.every((other) => before.get(other)?.now !== undefined)
        ? before.get(id)?.text
        : undefined;
    records.set(id, { heading, text: renew(text, readText(html)) });
  });
}

function formerly(known: LedgerRecord | undefined, now: string, text?: string): LedgerRecord {
  return { heading: known?.heading ?? '', now, ...(text !== undefined && { text }) };
}

export interface Reconciled {
  /** The id of each section, in their order. */
  ids: string[];
  /** What is to be recorded. */
  records: Map<string, LedgerRecord>;
  questions: Question[];
  /** Ids that an author wrote and that belong to another section. */
  conflicts: Conflict[];
  /** Decisions that are not possible. */
  refusals: Refusal[];
}

/** A recorded section whose text is not found for certain. */
export interface Question {
  id: string;
  /** The heading it had. */
  heading: string;
  /** It had been taken in by the section with this id. */
  former: string | undefined;
  /** Indexes of the sections it may have become, the likeliest first. */
  places: number[];
  /** Of these, the one that has its heading, alone and without an address recorded for itself. */
  self: number | undefined;
}

export interface RemovedId {
  id: string;
  heading: string;
}
