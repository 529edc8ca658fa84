import { assignIds } from './assign.ts';
import { fingerprint, readText, renew } from './fingerprint.ts';
import { type LedgerRecord, follow } from './ledger.ts';
import { type Matching, type Passage, holdsText, match, nameOf } from './match.ts';
import { slug } from './slug.ts';

/**
 * Brings what is recorded of an article's sections and the sections as they stand today together.
 *
 * Every recorded id stays for ever and stays with its text: as the id of a section, as a former id of it, or as
 * a removed one. What becomes of an id whose text is not found for certain is a question; `decisions` answers
 * some. While a question is open its id is recorded as it was, and nothing is recorded that needs a new id.
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
  const questions = [...found.sought].map(([id, places]): Question => {
    const known = recorded.get(id);
    const heading = known?.heading ?? '';
    const self = namesake(id, heading, passages, found);
    return { id, heading, former: known?.now, places, self };
  });
  return { ids, records, questions, conflicts, refusals };
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
    if (now !== undefined || removed || text === undefined) continue;
    live++;
    const key = `${text} ${heading}`;
    // foo-2 before foo-10.
    idsOf.set(
      key,
      [...(idsOf.get(key) ?? []), id].sort((a, b) => a.length - b.length),
    );
  }
  if (live !== passages.length) return undefined;
  const ids = passages.map(({ heading, html, authorId }) => {
    const id = idsOf.get(`${fingerprint(readText(html))} ${heading}`)?.shift();
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

/** Puts what was decided in place of what is sought; gives back what cannot be done. */
function decide(
  records: Map<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
  decisions: Decisions,
): { refusals: Refusal[]; settled: Set<number> } {
  const refusals: Refusal[] = [];
  const settled = new Set<number>();
  // The ids that the questions named: nothing has been decided yet.
  const { ids } = giveIds(records, passages, found);
  const selves = new Map(
    [...found.sought.keys()].map((id) => {
      const heading = records.get(id)?.heading ?? '';
      return [id, namesake(id, heading, passages, found)];
    }),
  );
  for (const [id, decision] of decisions) {
    const refuse = (reason: string): void => void refusals.push({ id, reason });
    const known = records.get(id);
    if (!known) {
      refuse('it is not recorded');
      continue;
    }
    if (known.removed) {
      if (decision !== 'removed') refuse('it was removed');
      continue;
    }
    if (!found.sought.has(id)) {
      const goal = follow(records, id);
      const isDone =
        typeof decision === 'object' &&
        (decision.to === goal || ids[found.joined.get(id) ?? -1] === decision.to);
      if (!isDone) refuse('its section stands in the article');
      continue;
    }
    if (decision === 'removed') {
      records.set(id, withoutNow({ ...known, removed: true }));
    } else {
      const self = selves.get(id);
      const place = decision === 'kept' ? self : placeOf(ids, records, decision.to);
      if (place === undefined) {
        const { to } = decision === 'kept' ? { to: undefined } : decision;
        refuse(
          to === undefined
            ? 'there is not one section that has its heading and no other address'
            : `the article has no section “${to}”`,
        );
        continue;
      }
      // Two may be said to be the same section: the first keeps its address, the other leads there.
      if (place === self && !found.holders.has(place)) found.holders.set(place, id);
      else {
        found.joined.set(id, place);
        // Its text is not there to be followed: from here on it goes with the section.
        records.set(id, { heading: known.heading, now: ids[place] ?? '' });
      }
      settled.add(place);
    }
    found.sought.delete(id);
  }
  return { refusals, settled };
}

function giveIds(
  records: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  found: Matching,
): { ids: string[]; conflicts: Conflict[] } {
  const owned = ownedBy(records, found);
  const conflicts: Conflict[] = [];
  const ids = passages.map(({ heading, authorId }, place) => {
    const isOwn = (id: string): boolean => owned.get(id) === place;
    if (authorId !== undefined) {
      if (isOwn(authorId)) return authorId;
      if (!records.has(authorId)) return undefined;
      conflicts.push({ id: authorId, place });
    }
    return found.holders.get(place) ?? (isOwn(slug(heading)) ? slug(heading) : undefined);
  });
  const fresh = passages.flatMap((passage, place) =>
    ids[place] === undefined ? [{ passage, place }] : [],
  );
  const wanted = fresh.map(({ passage: { heading, authorId } }) => ({
    text: heading,
    authorId: authorId !== undefined && records.has(authorId) ? undefined : authorId,
  }));
  assignIds(wanted, records.keys()).forEach((id, index) => (ids[fresh[index]?.place ?? -1] = id));
  return { ids: ids.map((id) => id ?? ''), conflicts };
}

/** The place that each recorded id leads to. */
function ownedBy(records: ReadonlyMap<string, LedgerRecord>, found: Matching): Map<string, number> {
  const placeOfHolder = new Map([...found.holders].map(([place, id]) => [id, place]));
  const owned = new Map<string, number>();
  for (const id of records.keys()) {
    const passed = new Set<string>();
    for (
      let step: string | undefined = id;
      step !== undefined && !passed.has(step);
      step = records.get(step)?.now
    ) {
      passed.add(step);
      const place = placeOfHolder.get(step) ?? found.joined.get(step);
      if (place === undefined) {
        if (found.sought.has(step)) break;
        continue;
      }
      owned.set(id, place);
      break;
    }
  }
  return owned;
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
    if (found.sought.size > 0 && !before.has(id) && !settled.has(place)) return;
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

function withoutNow({ now: _, ...known }: LedgerRecord): LedgerRecord {
  return known;
}

/** The one section that has the heading (or the id, written by its author) and no address recorded for itself. */
function namesake(
  id: string,
  heading: string,
  passages: readonly Passage[],
  found: Matching,
): number | undefined {
  const places = passages.flatMap((passage, place) => {
    const hasName = passage.authorId === id || nameOf(passage.heading) === nameOf(heading);
    return hasName && !found.holders.has(place) ? [place] : [];
  });
  return places.length === 1 ? places[0] : undefined;
}

function placeOf(
  ids: readonly string[],
  records: ReadonlyMap<string, LedgerRecord>,
  id: string,
): number | undefined {
  const place = ids.indexOf(records.has(id) ? follow(records, id) : id);
  return place < 0 ? undefined : place;
}

/** What an author answered, by id: removed on purpose; still the section of that heading; or continued in the section with the id `to`. */
export type Decisions = ReadonlyMap<string, Decision>;

export type Decision = 'removed' | 'kept' | { to: string };

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

export interface Conflict {
  id: string;
  place: number;
}

export interface Refusal {
  id: string;
  reason: string;
}

export interface RemovedId {
  id: string;
  heading: string;
}
