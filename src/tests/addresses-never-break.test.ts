/**
 * The promise of section addresses: whatever authors do to their articles, every address ever recorded leads to the
 * section that holds its text or to its tombstone, or the build refuses.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printLedger, type LedgerArticle } from '../anchors/ledger/ledger.ts';
import { parseLedger } from '../anchors/ledger/parse-ledger.ts';
import { choicesFor } from '../anchors/questions.ts';
import type { Decision } from '../anchors/decide.ts';
import {
  resolve,
  type ArticleQuestion,
  type Resolution,
  type Resolved,
} from '../anchors/resolve.ts';
import type { WrittenArticle } from '../anchors/ledger/rename.ts';
import { writtenArticle } from '../content/addresses.ts';
import type { Section } from '../markdown/blocks.ts';
import { readMarkdown } from '../markdown/pipeline.ts';
import { frontmatterSchema } from '../schema/frontmatter.ts';
import { edits, markdownOf, Newsroom, type Edit, type Part, type Piece } from './newsroom.ts';

/** How many newsrooms are watched: the same ones each time, or with ADDRESS_RUNS=100000 as many others as one has time for. */
const runs = Number(process.env['ADDRESS_RUNS'] ?? 2000);
/** Which newsrooms: what failed is named with its seed, and ADDRESS_SEED shows it again. */
const seed = Number(
  process.env['ADDRESS_SEED'] ?? (process.env['ADDRESS_RUNS'] === undefined ? 720466859 : NaN),
);

test(
  `${runs} newsrooms edit, and no address leads to another section’s text`,
  // A wrong address is wrong, however rarely it is found: no second try.
  { timeout: 1_000_000, retry: 0 },
  () => {
    const edit: fc.Arbitrary<Edit> = fc.record({
      what: fc.constantFrom(...edits),
      at: fc.nat(1000),
      to: fc.nat(1000),
      seed: fc.nat(),
    });
    const round = fc.record({
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
      isPatient: fc.boolean(),
    });
    const tally: Tally = { rounds: 0, questions: 0, refused: 0, addresses: 0 };
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        fc.array(round, { minLength: 1, maxLength: 6 }),
        (seed, sections, rounds) => {
          const desk = new Desk(seed, sections, tally);
          for (const { edits, isPatient } of rounds) desk.work(edits, isPatient);
        },
      ),
      { numRuns: runs, ...(Number.isFinite(seed) && { seed }) },
    );
    console.log(JSON.stringify(tally));
    // A ledger that always refuses would keep its promise too.
    expect(tally.questions).toBeLessThan(tally.addresses / 10);
  },
);

/** Publishes what a newsroom writes, and holds every address against what the newsroom knows. */
export class Desk {
  private readonly room: Newsroom;
  private readonly tally: Tally;
  private ledger = new Map<string, LedgerArticle>();
  /** Every address ever recorded, by article and id. */
  private readonly book = new Map<string, Address>();

  constructor(seed: number, sections: number, tally: Tally) {
    this.tally = tally;
    this.room = new Newsroom(seed);
    this.room.write('eins', sections);
    this.room.write('zwei', 2);
    this.publish();
  }

  work(edits: readonly Edit[], isPatient: boolean): void {
    for (const edit of edits) this.room.edit(edit);
    if (isPatient) this.settle();
    else this.publish();
  }

  /** Answers what is asked as the newsroom knows it, until nothing is open. */
  private settle(): void {
    for (let turn = 0; turn < 6; turn++) {
      const resolved = this.publish();
      if (resolved.questions.length + resolved.missing.length + resolved.problems.length === 0)
        return;
      for (const piece of this.room.articles) {
        if (piece.forgotten === undefined) continue;
        piece.formerly.push(piece.forgotten);
        delete piece.forgotten;
      }
      // An id that belongs to another section is refused; the author takes it back.
      for (const problem of resolved.problems) {
        const piece = this.room.articles.find(({ slug }) => slug === problem.file);
        for (const part of piece?.parts ?? [])
          if (problem.message.includes(`“${part.authorId}”`)) part.authorId = undefined;
      }
      const decisions = new Map<string, Map<string, Decision>>();
      for (const question of resolved.questions) {
        const known = decisions.get(question.article.slug) ?? new Map<string, Decision>();
        decisions.set(question.article.slug, known.set(question.id, this.answer(question)));
      }
      this.publish(decisions);
    }
    const resolved = this.publish();
    expect(resolved.questions.map(({ id }) => id)).toEqual([]);
  }

  private answer(question: ArticleQuestion): Decision {
    const parts = this.parts(question.article.slug);
    const address = this.address(question.article.slug, question.id);
    const left = this.left(address, parts);
    const shares = parts.map((part) => share(left, part));
    const best =
      left.size > 0
        ? shares.indexOf(Math.max(...shares))
        : parts.findIndex(({ key }) => key === address.part);
    const part = parts[best];
    if (!part) {
      address.isRemoved = true;
      return 'removed';
    }
    // The author says that this is its text, and that of the addresses that led there and have none left.
    const together = [...this.book.values()].filter(
      (other) =>
        !address.isFormer &&
        other.isFormer &&
        other.part === address.part &&
        this.left(other, parts).size === 0,
    );
    for (const one of [address, ...together]) {
      one.text = new Set(part.sentences.map(({ key }) => key));
      one.part = part.key;
    }
    const to = question.ids[best] ?? '';
    const offered = choicesFor(question).map(({ decision }) => decision);
    const kept = best === question.self && offered.includes('kept');
    return kept ? 'kept' : { to };
  }

  /** `npm run anchors`, and then `npm run build` as far as addresses go. */
  private publish(decisions = new Map<string, Map<string, Decision>>()): Resolved {
    const written = this.room.articles.map(read);
    const recorded = resolve(this.ledger, written, { decisions });
    this.tally.rounds++;
    this.tally.questions += recorded.questions.length;
    if (recorded.problems.length > 0) {
      this.tally.refused++;
      return recorded;
    }
    const before = this.ledger;
    this.ledger = throughFile(recorded.ledger);
    for (const [slug, { sections }] of before) {
      expect([...(this.ledger.get(slug)?.sections.keys() ?? [])]).toEqual(
        expect.arrayContaining([...sections.keys()]),
      );
    }
    const built = resolve(this.ledger, written);
    const isBuilt = built.questions.length + built.missing.length + built.problems.length === 0;
    if (!isBuilt) this.tally.refused++;
    for (const { slug } of written) {
      const resolution = built.resolutions.get(slug);
      const isSettled =
        !built.questions.some(({ article }) => article.slug === slug) &&
        !built.problems.some(({ file }) => file === slug);
      if (resolution && this.ledger.has(slug)) this.judge(slug, resolution, isSettled);
    }
    if (isBuilt) for (const slug of this.ledger.keys()) this.judgeArticle(slug, built);
    return built;
  }

  private judge(slug: string, resolution: Resolution, isSettled: boolean): void {
    const parts = this.parts(slug);
    const removed = resolution.removed.map(({ id }) => id);
    const all = [
      ...resolution.sections.flatMap(({ id, formerIds }) => [id, ...formerIds]),
      ...removed,
    ];
    expect(new Set(all).size, 'an id leads to one place').toBe(all.length);
    for (const id of this.ledger.get(slug)?.sections.keys() ?? []) {
      this.tally.addresses++;
      const place = resolution.sections.findIndex(
        (section) => section.id === id || section.formerIds.includes(id),
      );
      const part = parts[place];
      const known = this.book.get(`${slug}#${id}`) ?? this.inherited(slug, id);
      if (removed.includes(id)) {
        // What led to a section goes with it.
        if (known && !known.isRemoved)
          expect(
            this.left(known, parts).size === 0 || known.isFormer,
            `${slug}#${id} is said to be removed, and is not`,
          ).toBe(true);
        continue;
      }
      if (!part) {
        expect(isSettled, `${slug}#${id} leads nowhere`).toBe(false);
        continue;
      }
      // What a refused build would have shown, nobody sees.
      if (known && !isSettled) continue;
      if (known) this.expectRight(`${slug}#${id}`, known, part, parts);
      const isFormer = resolution.sections[place]?.id !== id;
      const isFollowed = isFormer && known && this.left(known, parts).size > 0;
      const text = isFollowed ? known.text : new Set(part.sentences.map(({ key }) => key));
      this.book.set(`${slug}#${id}`, { text, part: part.key, isFormer, isRemoved: false });
    }
  }

  /** Every name an article was published under is one of an article, or leads to one that has all its sections. */
  private judgeArticle(slug: string, { resolutions }: Resolved): void {
    if (this.room.articles.some((piece) => piece.slug === slug)) return;
    const homes = this.room.articles.filter(({ names }) => names.includes(slug));
    expect(homes).toHaveLength(1);
    const addresses = resolutions.get(homes[0]?.slug ?? '');
    const former = addresses?.formerAddresses.find((address) => address.slug === slug);
    expect(former?.sectionIds).toEqual([...(this.ledger.get(slug)?.sections.keys() ?? [])].sort());
    const ids = [
      ...(addresses?.sections.flatMap(({ id, formerIds }) => [id, ...formerIds]) ?? []),
      ...(addresses?.removed.map(({ id }) => id) ?? []),
    ];
    expect(ids).toEqual(expect.arrayContaining(former?.sectionIds ?? ['nothing']));
  }

  private expectRight(name: string, address: Address, part: Part, parts: readonly Part[]): void {
    const left = this.left(address, parts);
    const why = `${name} leads to “${part.heading}”`;
    if (left.size === 0) {
      // Nothing of the text is left; only where another heading had led to the same section, that section is right.
      expect(address.isFormer && part.key === address.part, why).toBe(true);
      return;
    }
    expect(share(left, part), why).toBeGreaterThan(0);
    // A sentence that stands in many texts makes no section of it.
    if (!address.isFormer) expect(share(address.text, part), why).toBeGreaterThan(0.1);
    const isElsewhere =
      parts.some((other) => share(left, other) >= 0.9) && share(left, part) <= 0.1;
    expect(isElsewhere, why).toBe(false);
  }

  /** The sentences of an address that stand anywhere in its article; those that stand in any text say little. */
  private left({ text }: Address, parts: readonly Part[]): Set<number> {
    const present = new Set(parts.flatMap(({ sentences }) => sentences.map(({ key }) => key)));
    const left = [...text].filter((key) => present.has(key));
    const own = left.filter((key) => key > 0);
    return new Set([...text].some((key) => key > 0) ? own : left);
  }

  private parts(slug: string): Part[] {
    return this.room.articles.find((piece) => piece.slug === slug)?.parts ?? [];
  }

  private address(slug: string, id: string): Address {
    const address = this.book.get(`${slug}#${id}`) ?? this.inherited(slug, id);
    if (!address) throw new Error(`${slug}#${id} was never seen.`);
    this.book.set(`${slug}#${id}`, address);
    return address;
  }

  private inherited(slug: string, id: string): Address | undefined {
    const { names = [] } = this.room.articles.find((piece) => piece.slug === slug) ?? {};
    const known = names
      .filter((name) => name !== slug)
      .map((name) => this.book.get(`${name}#${id}`))
      .filter((address) => address !== undefined);
    const last = known.at(-1);
    return last && { ...last };
  }
}

function read(piece: Piece): WrittenArticle {
  const { slug, title, formerly } = piece;
  const sections = render(markdownOf(piece));
  const frontmatter = frontmatterSchema.parse({
    title,
    date: '2026',
    lang: 'de',
    formerly: [...new Set(formerly)].filter((name) => name !== slug),
  });
  const file = `articles/2026/${slug}.md`;
  return writtenArticle({ slug, file, frontmatter, outline: sections, sections }, slug);
}

/** The real pipeline, once for each text. */
function render(markdown: string): Section[] {
  const known = rendered.get(markdown);
  if (known) return known;
  if (rendered.size > 1000) rendered.clear();
  const { sections, problems } = readMarkdown(markdown, { lang: 'de' });
  expect(problems).toEqual([]);
  rendered.set(markdown, sections);
  return sections;
}

const rendered = new Map<string, Section[]>();

function throughFile(ledger: ReadonlyMap<string, LedgerArticle>): Map<string, LedgerArticle> {
  const text = printLedger(ledger.values());
  const { articles, problems } = parseLedger(text, '2026', '2026.json');
  expect(problems).toEqual([]);
  expect(printLedger(articles)).toBe(text);
  return new Map(articles.map((article) => [article.slug, article]));
}

function share(text: ReadonlySet<number>, { sentences }: Part): number {
  const keys = new Set(sentences.map(({ key }) => key));
  return text.size === 0 ? 0 : [...text].filter((key) => keys.has(key)).length / text.size;
}

interface Address {
  /** Sentences of the section when the id was last its own. */
  text: Set<number>;
  /** The section it led to last. */
  part: number;
  isFormer: boolean;
  isRemoved: boolean;
}

interface Tally {
  rounds: number;
  questions: number;
  refused: number;
  addresses: number;
}
