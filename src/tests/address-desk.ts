/**
 * Publishes what a newsroom writes, and holds every address against its text, word for word: the
 * judge of `addresses-never-break.test.ts`. It knows nothing of fingerprints.
 */
import { expect } from 'vitest';
import type { Decision } from '../anchors/decide.ts';
import { printLedger, type LedgerArticle } from '../anchors/ledger/ledger.ts';
import { parseLedger } from '../anchors/ledger/parse-ledger.ts';
import type { WrittenArticle } from '../anchors/ledger/rename.ts';
import { fingerprint } from '../anchors/match/fingerprint.ts';
import { readText } from '../anchors/match/read-text.ts';
import { choicesFor, choicesForAll, type Choice } from '../anchors/questions.ts';
import { type ArticleQuestion, resolve, type Resolved } from '../anchors/resolve.ts';
import { type Options, readOptions } from '../content/ledger/anchors-options.ts';
import { type Edit, Newsroom, type Piece, random, textOf } from './newsroom.ts';

/** Publishes, asks and answers like an editor, and remembers what every address stands for. */
export class Desk {
  private readonly room: Newsroom;
  private readonly tally: Tally;
  private ledger = new Map<string, LedgerArticle>();
  /** The ledger as it is printed. */
  private text = '';
  /** What each address stands for, by article and id. */
  private readonly book = new Map<string, Address>();
  /** The texts that were published last, by the first name of their article. */
  private readonly published = new Map<string, readonly ReadonlySet<number>[]>();
  private readonly dice: () => number;

  constructor(seed: number, sections: number, tally: Tally) {
    this.tally = tally;
    this.dice = random(seed);
    this.room = new Newsroom(seed);
    this.room.write('eins', sections);
    this.room.write('zwei', 2);
    this.settle('all at once');
  }

  /**
   * Edits, and then runs `npm run anchors` until nothing is open; some are in no hurry and publish
   * later.
   */
  work(edits: readonly Edit[], manner: Manner): void {
    for (const edit of edits) this.room.edit(edit);
    if (manner !== 'later') this.settle(manner);
  }

  private settle(manner: Manner): void {
    const written = this.mended();
    let resolved = this.run(written);
    const answered = new Set<string>();
    for (let turn = 0; isOpen(resolved); turn++) {
      if (turn > 3) expect.fail('there are questions without an end');
      this.judgeQuestions(resolved, answered);
      resolved = this.answer(resolved, written, manner, answered);
    }
    const built = resolve(this.ledger, written);
    // Assertions cost more than what they assert, here and below.
    if (isOpen(built) || built.problems.length > 0)
      expect([built.questions.map(nameOf), built.missing, built.problems]).toEqual([[], [], []]);
    const text = printLedger(built.ledger.values());
    if (text !== this.text) expect(text, 'a second run changes something').toBe(this.text);
    for (const article of written) this.judge(article, built, answered);
    this.room.remember();
  }

  /**
   * The articles, once the author has mended what runs name: a forgotten name, an id that belongs
   * to another section.
   */
  private mended(): WrittenArticle[] {
    for (const piece of this.room.articles) {
      if (piece.forgotten === undefined) continue;
      piece.formerly.push(piece.forgotten);
      delete piece.forgotten;
    }
    const written = this.room.articles.map(read);
    if (!written.some(({ passages }) => passages.some(({ authorId }) => authorId !== undefined)))
      return written;
    const { problems } = resolve(this.ledger, written);
    if (problems.length === 0) return written;
    this.tally.refused++;
    let isMended = false;
    for (const { file, message } of problems)
      for (const part of this.room.articles.find(({ slug }) => slug === file)?.parts ?? []) {
        if (!message.includes(`“${part.authorId}”`)) continue;
        part.authorId = undefined;
        isMended = true;
      }
    if (!isMended) expect.fail('there is a problem that cannot be mended');
    return this.mended();
  }

  /**
   * Runs the command and keeps its ledger. Nothing but answers is recorded while something is open.
   */
  private run(written: readonly WrittenArticle[], options?: Options): Resolved {
    const resolved = resolve(this.ledger, written, options);
    if (resolved.problems.length > 0) expect(resolved.problems, 'refused').toEqual([]);
    this.tally.runs++;
    for (const [slug, { sections }] of this.ledger)
      for (const id of sections.keys())
        if (!resolved.ledger.get(slug)?.sections.has(id)) expect.fail(`${slug}#${id} is forgotten`);
    const text = printLedger(resolved.ledger.values());
    if (text === this.text) return resolved;
    if (isOpen(resolved) && !options)
      expect.fail('something is recorded while there are questions');
    this.ledger = readBack(text);
    this.text = text;
    return resolved;
  }

  /** Answers by the options that are printed: as it is, or, one time in six, wrongly. */
  private answer(
    { questions, rewritten }: Resolved,
    written: readonly WrittenArticle[],
    manner: Manner,
    answered: Set<string>,
  ): Resolved {
    const whole = rewritten.find(() => this.dice() < 0.3);
    if (whole) {
      const choice = choicesForAll(whole)[this.dice() < 0.7 ? 0 : 1];
      const isTheirs = ({ article }: ArticleQuestion) => article.slug === whole.slug;
      for (const question of questions.filter(isTheirs)) this.say(question, undefined, answered);
      return this.run(written, readOptions(choice?.option.split(' ') ?? []));
    }
    const options = questions.map((question): string[] => {
      const choices = choicesFor(question);
      const choice =
        this.dice() < 1 / 6
          ? choices[Math.floor(this.dice() * choices.length)]
          : this.trueChoice(question, choices);
      this.say(question, choice?.decision, answered);
      return choice?.option.split(' ') ?? [];
    });
    if (manner === 'all at once') return this.run(written, readOptions(options.flat()));
    // As they were printed in the first run, one after the other.
    const runs = options.map((option) => this.run(written, readOptions(option)));
    return runs.at(-1) ?? this.run(written);
  }

  private trueChoice(question: ArticleQuestion, choices: readonly Choice[]): Choice | undefined {
    const pairs = this.book.get(nameOf(question))?.pairs ?? nothing;
    const places = placesIn(question.article);
    const shares = places.map((place) => shareOf(pairs, place));
    const best = shares.indexOf(Math.max(...shares));
    const isThere = (shares[best] ?? 0) >= 0.2;
    const fits = ({ decision }: Choice): boolean => {
      if (!isThere)
        return question.self === undefined ? decision === 'removed' : decision === 'kept';
      if (best === places.length - 1) return typeof decision === 'object' && decision.to === '';
      if (best === question.self) return decision === 'kept';
      return typeof decision === 'object' && decision.to === question.ids[best];
    };
    const choice = choices.find(fits);
    // The id that an author wrote to another text is kept, or taken away in the file.
    if (!question.isWritten) expect(choice, `${nameOf(question)}: no answer is true`).toBeDefined();
    return choice ?? choices[0];
  }

  /** From here on the address stands for what the author said. */
  private say(
    question: ArticleQuestion,
    decision: Decision | undefined,
    answered: Set<string>,
  ): void {
    const name = nameOf(question);
    const address = this.book.get(name) ?? this.inherited(question.article.slug, question.id);
    answered.add(name);
    if (!address) return;
    const isLeft = placesIn(question.article).some((place) => shareOf(address.pairs, place) > 0.1);
    // What was there when it was said to be removed is no sign of its return.
    const isRemoved = decision === 'removed' && !isLeft;
    this.book.set(name, isRemoved ? { ...address, isRemoved } : { ...address, pairs: nothing });
  }

  private judgeQuestions({ questions }: Resolved, answered: ReadonlySet<string>): void {
    for (const question of questions) {
      this.tally.questions++;
      const name = nameOf(question);
      const address = this.book.get(name);
      if (answered.has(name)) expect.fail(`${name} is asked about again`);
      // Who writes an id to another text is asked, wherever its own text is.
      if (!address || address.pairs.size < fewest || question.isWritten) continue;
      const before = this.published.get(this.firstName(question.article.slug)) ?? [];
      // A text that stood in two sections cannot be told.
      if (before.filter((place) => shareOf(address.pairs, place) >= 0.5).length > 1) continue;
      const shares = placesIn(question.article).map((place) => shareOf(address.pairs, place));
      const isFound = shares.filter((share) => share > 0.8).length === 1;
      if (isFound) expect.fail(`${name} is asked about, and stands there: ${shares.join(' ')}`);
    }
  }

  private judge(article: WrittenArticle, built: Resolved, answered: ReadonlySet<string>): void {
    const { slug } = article;
    const resolution = built.resolutions.get(slug);
    if (!resolution) return expect.fail(`${slug} has no addresses`);
    const { sections, leadIds, removed } = resolution;
    const goals = new Map<string, number>([
      ...sections.flatMap(({ id, formerIds }, place) =>
        [id, ...formerIds].map((one): [string, number] => [one, place]),
      ),
      ...leadIds.map((id): [string, number] => [id, sections.length]),
      ...removed.map(({ id }): [string, number] => [id, gone]),
    ]);
    const all = sections.flatMap(({ id, formerIds }) => [id, ...formerIds]);
    const count = all.length + leadIds.length + removed.length;
    if (goals.size !== count) expect.fail('an id leads to two places');
    const places = placesIn(article);
    for (const id of this.ledger.get(slug)?.sections.keys() ?? []) {
      this.tally.addresses++;
      const name = `${slug}#${id}`;
      const place = goals.get(id);
      if (place === undefined) return expect.fail(`${name} leads nowhere`);
      const known = this.book.get(name) ?? this.inherited(slug, id);
      const isOwn = sections[place]?.id === id;
      // What an author writes decides, and in this run what they answered; from here on the address
      // stands for the text that is there.
      const isWritten = isOwn && article.passages[place]?.authorId === id;
      const isChecked = known && !answered.has(name) && !isWritten;
      // An id that is a section's again, with the text it had then, is back where it was.
      const isBack = isOwn && known?.isOwn === false && shareOf(known.last, places[place]) >= 0.5;
      const fault = isChecked && !isBack ? faultIn(name, known, place, places) : undefined;
      if (fault !== undefined) expect.fail(fault);
      const pairs = place === gone ? undefined : places[place];
      const last = isOwn && pairs ? pairs : (known?.last ?? nothing);
      const fresh = pairs && { pairs, last, isOwn, isRemoved: false };
      const address = isOwn || !known ? fresh : follow(known, fresh, places);
      if (!address) continue;
      this.book.set(name, address);
    }
    this.published.set(this.firstName(slug), places);
    this.judgeFormerNames(slug, built);
  }

  private firstName(slug: string): string {
    return this.room.articles.find((piece) => piece.slug === slug)?.names[0] ?? slug;
  }

  /** Every name an article was published under leads to it, with all the sections it had. */
  private judgeFormerNames(slug: string, { resolutions }: Resolved): void {
    const piece = this.room.articles.find((one) => one.slug === slug);
    const addresses = resolutions.get(slug);
    const ids = [
      ...(addresses?.sections.flatMap(({ id, formerIds }) => [id, ...formerIds]) ?? []),
      ...(addresses?.leadIds ?? []),
      ...(addresses?.removed.map(({ id }) => id) ?? []),
    ];
    for (const name of piece?.names ?? []) {
      const recorded = this.ledger.get(name);
      if (name === slug || !recorded) continue;
      const former = addresses?.formerAddresses.find((address) => address.slug === name);
      expect(former?.sectionIds).toEqual([...recorded.sections.keys()].sort());
      expect(ids).toEqual(expect.arrayContaining(former?.sectionIds ?? ['nothing']));
    }
  }

  private inherited(slug: string, id: string): Address | undefined {
    const { names = [] } = this.room.articles.find((piece) => piece.slug === slug) ?? {};
    const known = names
      .filter((name) => name !== slug)
      .flatMap((name) => this.book.get(`${name}#${id}`) ?? []);
    const last = known.at(-1);
    return last && { ...last };
  }
}

/**
 * An address that was not asked about leads to no other section's text, and to no much smaller part
 * of its own.
 */
function faultIn(
  name: string,
  { pairs, isOwn, isRemoved }: Address,
  place: number,
  places: readonly ReadonlySet<number>[],
): string | undefined {
  if (pairs.size < fewest || places[place] === pairs) return undefined;
  const shares = places.map((one) => shareOf(pairs, one));
  if (place === gone) {
    const isBack = isRemoved && shares.filter((share) => share > 0.8).length === 1;
    return isBack ? `${name} is said to be removed, and is back` : undefined;
  }
  const most = Math.max(...shares);
  const share = shares[place] ?? 0;
  const isGone = isOwn && share <= 0.05;
  if (!isGone && (most < 0.6 || most < 3 * share)) return undefined;
  return `${name} leads to ${place}: ${shares.map((one) => one.toFixed(2)).join(' ')}`;
}

/**
 * What a former address stands for: what it was, until nothing of that is left; or the section that
 * it goes with, as long as that is the same text with a few edits, or when nothing else is left.
 */
function follow(
  known: Address,
  fresh: Address | undefined,
  places: readonly ReadonlySet<number>[],
): Address {
  if (!fresh) return { ...known, isOwn: false };
  const isLeft = places.some((place) => shareOf(known.pairs, place) >= 0.3);
  const isEdited =
    shareOf(known.pairs, fresh.pairs) >= 0.5 && shareOf(fresh.pairs, known.pairs) >= 0.5;
  return isLeft && !isEdited ? { ...known, isOwn: false } : fresh;
}

function isOpen({ questions, missing }: Resolved): boolean {
  return questions.length + missing.length > 0;
}

function nameOf({ article, id }: Pick<ArticleQuestion, 'article' | 'id'>): string {
  return `${article.slug}#${id}`;
}

/** The pairs of words of each section, and of the beginning. */
function placesIn({ passages, leadHtml }: WrittenArticle): ReadonlySet<number>[] {
  return [...passages.map(({ html }) => pairsIn(html)), pairsIn(leadHtml)];
}

function pairsIn(text: string): ReadonlySet<number> {
  const known = pairsOf.get(text);
  if (known) return known;
  if (pairsOf.size > 5000) pairsOf.clear();
  const pairs = new Set(readText(text).pairs);
  pairsOf.set(text, pairs);
  return pairs;
}

function shareOf(pairs: ReadonlySet<number>, place: ReadonlySet<number> | undefined): number {
  if (pairs.size === 0 || !place) return 0;
  let common = 0;
  for (const pair of pairs) if (place.has(pair)) common++;
  return common / pairs.size;
}

function read({ slug, title, formerly, lead, parts }: Piece): WrittenArticle {
  const leadHtml = textOf(lead);
  return {
    slug,
    year: '2026',
    file: slug,
    title,
    lang: 'de',
    isDraft: false,
    formerly: [...new Set(formerly)].filter((name) => name !== slug),
    leadHtml,
    leadPrint: printOf(leadHtml),
    passages: parts.map(({ heading, authorId, sentences }, index) => {
      const html = textOf(sentences);
      return { heading, html, print: printOf(html), authorId, line: index + 1 };
    }),
  };
}

function printOf(text: string): string {
  const known = printsOf.get(text);
  if (known !== undefined) return known;
  if (printsOf.size > 5000) printsOf.clear();
  const print = fingerprint(readText(text));
  printsOf.set(text, print);
  return print;
}

function readBack(text: string): Map<string, LedgerArticle> {
  const { articles, problems } = parseLedger(text, '2026', '2026.json');
  if (problems.length > 0) expect(problems).toEqual([]);
  return new Map(articles.map((article) => [article.slug, article]));
}

const pairsOf = new Map<string, ReadonlySet<number>>();
const printsOf = new Map<string, string>();
const nothing: ReadonlySet<number> = new Set();
/** Stands for the place of a removed section. */
const gone = -1;
/** Texts of fewer pairs of words occur in others by chance, and follow their heading. */
const fewest = 7;

/** How an author answers: every question in one run, one in each, or after more edits. */
export type Manner = 'all at once' | 'one by one' | 'later';

interface Address {
  /** The pairs of words it stands for. */
  pairs: ReadonlySet<number>;
  /** The pairs of words of the last section whose id it was. */
  last: ReadonlySet<number>;
  /** It is the id of a section. */
  isOwn: boolean;
  /** It was said to be removed when nothing of it was left. */
  isRemoved: boolean;
}

export interface Tally {
  runs: number;
  questions: number;
  refused: number;
  addresses: number;
}
