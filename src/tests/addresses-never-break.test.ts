/**
 * The promise of section addresses: whatever authors do to their articles, one run settles every
 * address, each leads to the section that holds its text or to its tombstone, and whatever cannot
 * be told is asked, once, with a true answer.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Desk, type Manner, type Tally } from './address-desk.ts';
import { edits, type Edit } from './newsroom.ts';

/**
 * How many newsrooms are watched: the same ones each time, or with ADDRESS_RUNS=200000 as many
 * others as one has time for.
 */
const runs = Number(process.env['ADDRESS_RUNS'] ?? 20_000);
/** Which newsrooms: what failed is named with its seed, and ADDRESS_SEED shows it again. */
const seed = Number(
  process.env['ADDRESS_SEED'] ?? (process.env['ADDRESS_RUNS'] === undefined ? 720466859 : NaN),
);

test(
  `${runs} newsrooms edit, and no address breaks`,
  // A wrong address is wrong, however rarely it is found: no second try.
  { timeout: 3_000_000, retry: 0 },
  () => {
    const edit: fc.Arbitrary<Edit> = fc.record({
      what: fc.constantFrom(...edits),
      at: fc.nat(1000),
      to: fc.nat(1000),
      seed: fc.nat(),
    });
    const round = fc.record({
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
      manner: fc.constantFrom<Manner>('all at once', 'one by one', 'later'),
    });
    const tally: Tally = { runs: 0, questions: 0, refused: 0, addresses: 0 };
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        fc.array(round, { minLength: 1, maxLength: 4 }),
        (seed, sections, rounds) => {
          const desk = new Desk(seed, sections, tally);
          for (const { edits, manner } of rounds) desk.work(edits, manner);
        },
      ),
      { numRuns: runs, ...(Number.isFinite(seed) && { seed }) },
    );
    console.log(JSON.stringify(tally));
    // A ledger that always asks would keep its promise too.
    expect(tally.questions).toBeLessThan(tally.addresses / 10);
  },
);
