import { type Decisions, type Refusal, decide, printAnswer, readAnswer, refuse } from './decide.ts';
import { isRewritten, question, type Question } from './ask.ts';
import { type Conflict, giveIds, ownedBy } from './give-ids.ts';
import { withoutGiven } from './given-ids.ts';
import { keepInOrder } from './keep-in-order.ts';
import { type LedgerRecord, follow } from './ledger/ledger.ts';
import { findFormers, findRemoved } from './match/find-former.ts';
import { findLive } from './match/find-live.ts';
import { Found } from './match/found.ts';
import type { Lead, Passage } from './match/passages.ts';
import { type Survey, surveyOf } from './match/survey.ts';
import { record } from './record.ts';
import { unchanged } from './unchanged.ts';

/**
 * Reconciles the records of an article's sections with the sections of today.
 *
 * Every recorded id is kept for ever and follows its text: as the id of a section, as a former id,
 * or as the id of a removed section. An id whose text cannot be found with certainty raises a
 * question; `decisions` answers some. While a question is open only explicit decisions are
 * recorded, because the article has not been published in this state. Whatever is recorded without
 * a question is found unchanged in the next run.
 */
export function reconcile(
  recorded: ReadonlyMap<string, LedgerRecord>,
  passages: readonly Passage[],
  decisions: Decisions = new Map(),
  { lead = noLead, rest }: { lead?: Lead; rest?: Rest | undefined } = {},
): Reconciled {
  const known = decisions.size === 0 ? unchanged(recorded, passages, lead) : undefined;
  if (known) return { ...known, questions: [], isRewritten: false, conflicts: [], refusals: [] };
  const before = surveyOf(recorded, passages, lead);
  const asked = find(before);
  const offered = giveIds(before, asked).ids;
  const answers: Decisions = new Map([
    ...answersIn(recorded),
    ...(rest === 'kept' ? keepInOrder(before, asked, offered) : []),
    ...(rest === 'removed' ? removeAll(asked) : []),
    ...decisions,
  ]);
  const records = withoutGiven(recorded, passages, answers);
  const survey = records === recorded ? before : surveyOf(records, passages, lead);
  const refusals: Refusal[] = [];
  const found =
    answers.size === 0
      ? asked
      : find(
          survey,
          (found) => {
            refusals.push(...decide(survey, found, offered, answers));
          },
          asked,
        );
  if (rest !== undefined) for (const id of found.doubts.keys()) found.leave(id);
  const { ids, conflicts } = giveIds(survey, found);
  refusals.push(...refuse(survey, asked, found, offered, decisions));
  const refused = new Map(refusals.map((refusal) => [refusal.id, refusal]));
  const questions = [...found.doubts.keys()].map((id) => question(survey, found, offered, id));
  const isOpen = questions.length + conflicts.length > 0;
  return {
    ids,
    records: isOpen ? withAnswers(recorded, found, decisions) : record(survey, found, ids),
    questions,
    isRewritten: isRewritten(survey, found),
    conflicts,
    refusals: [...refused.values()].filter(({ id }) => decisions.has(id)),
  };
}

/**
 * Which ids lead to each section's id, which to the lead, and which to none because their section
 * was removed.
 */
export function leadingTo(records: ReadonlyMap<string, LedgerRecord>): {
  former: Map<string, string[]>;
  leadIds: string[];
  removed: RemovedId[];
} {
  const former = new Map<string, string[]>();
  const removed: RemovedId[] = [];
  for (const [id, { heading }] of [...records].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const goal = follow(records, id);
    if (records.get(goal)?.removed) removed.push({ id, heading });
    else if (goal !== id) former.set(goal, [...(former.get(goal) ?? []), id]);
  }
  return { former, leadIds: former.get('') ?? [], removed };
}

/**
 * Finds the recorded texts, starting with those that others lead to, because decisions about them
 * settle the others. A question stays open until it is answered, whatever the other answers are.
 */
function find(survey: Survey, decideAll: (found: Found) => void = () => {}, asked?: Found): Found {
  const found = new Found();
  findLive(survey, found);
  decideAll(found);
  findFormers(survey, found);
  findRemoved(survey, found);
  askForWritten(survey, found);
  for (const [id, namesake] of asked?.doubts ?? [])
    if (!found.decided.has(id)) found.doubt({ id }, namesake);
  decideAll(found);
  return found;
}

/** Raises a question where the author wrote a former id, or that of a removed section. */
function askForWritten({ records, passages }: Survey, found: Found): void {
  const owned = ownedBy(records, found);
  passages.forEach(({ authorId }, place) => {
    if (authorId === undefined || found.decided.has(authorId)) return;
    const { now, removed } = records.get(authorId) ?? {};
    if (now === undefined && !removed) return;
    if (owned.get(authorId) !== place) found.doubt({ id: authorId }, place);
  });
}

function removeAll({ doubts }: Found): Decisions {
  return new Map([...doubts.keys()].map((id) => [id, 'removed']));
}

function answersIn(recorded: ReadonlyMap<string, LedgerRecord>): Decisions {
  return new Map(
    [...recorded].flatMap(([id, { answer }]) =>
      answer === undefined ? [] : [[id, readAnswer(answer)]],
    ),
  );
}

/** The records together with the decisions about them. */
function withAnswers(
  recorded: ReadonlyMap<string, LedgerRecord>,
  { decided }: Found,
  decisions: Decisions,
): ReadonlyMap<string, LedgerRecord> {
  const records = new Map(recorded);
  for (const [id, decision] of decisions) {
    const known = records.get(id);
    if (known && decided.has(id)) records.set(id, { ...known, answer: printAnswer(decision) });
  }
  return records;
}

const noLead: Lead = { html: '' };

/**
 * One answer for all sections in doubt: each is the one with its heading or else the one at its
 * position, or all were removed on purpose.
 */
export type Rest = 'kept' | 'removed';

export interface Reconciled {
  /** The id of each section, in order. */
  ids: string[];
  /** The new records. */
  records: ReadonlyMap<string, LedgerRecord>;
  questions: Question[];
  /** Whether most sections are in question: the article was rewritten or translated. */
  isRewritten: boolean;
  /** Ids that the author wrote and that belong to another section. */
  conflicts: Conflict[];
  /** Decisions that cannot be followed. */
  refusals: Refusal[];
}

export interface RemovedId {
  id: string;
  heading: string;
}
