import { expect, test } from 'vitest';
import type { LedgerRecord } from './ledger.ts';
import { reconcile, leadingTo, type Decision, type Reconciled } from './reconcile.ts';

type Written = [heading: string, text: string, authorId?: string];
type Records = ReadonlyMap<string, LedgerRecord>;

/** A text of its own for every name: twenty sentences, all different. */
const text = (name: string, from = 0, to = 20): string =>
  Array.from(
    { length: to - from },
    (_, index) => `${name} satz${from + index} sagt ${name}${from + index} etwas.`,
  ).join(' ');

const settle = (
  records: Records,
  sections: Written[],
  decisions: Record<string, Decision> = {},
): Reconciled =>
  reconcile(
    records,
    sections.map(([heading, html, authorId], index) => ({
      heading,
      html,
      authorId,
      line: index + 1,
    })),
    new Map(Object.entries(decisions)),
  );

const recorded = (...sections: Written[]): Records => settle(new Map(), sections).records;

/** Where every id leads: to the section with this number, from 1, or `removed`. */
function goals({ ids, records }: Reconciled): Record<string, number | 'removed'> {
  const { former, removed } = leadingTo(records);
  const entries = ids.flatMap((id, index) =>
    [id, ...(former.get(id) ?? [])].map((name): [string, number] => [name, index + 1]),
  );
  return {
    ...Object.fromEntries(entries),
    ...Object.fromEntries(removed.map(({ id }) => [id, 'removed' as const])),
  };
}

const [a, b, c] = [text('a'), text('b'), text('c')];

test('a section keeps its id when its text is edited', () => {
  const outcome = settle(recorded(['Eins', a], ['Zwei', b]), [
    ['Eins', text('a', 0, 14) + c.slice(0, 200)],
    ['Zwei', b],
  ]);
  expect(outcome.questions).toEqual([]);
  expect(outcome.ids).toEqual(['eins', 'zwei']);
});

test('a reworded heading has a new id, and the former one leads to it for ever', () => {
  const once = settle(recorded(['Eins', a]), [['Zwei', a]]);
  const twice = settle(once.records, [['Drei', a]]);
  expect(goals(once)).toEqual({ zwei: 1, eins: 1 });
  expect(goals(twice)).toEqual({ drei: 1, zwei: 1, eins: 1 });
});

test('a heading that returns to its old wording has its old id again', () => {
  const there = settle(recorded(['Eins', a]), [['Zwei', a]]);
  expect(settle(there.records, [['Eins', a]]).ids).toEqual(['eins']);
});

test('punctuation and case in a heading change nothing', () => {
  expect(settle(recorded(['Was nun?', a]), [['Was – nun', a]]).ids).toEqual(['was-nun']);
});

test('sections in another order keep their ids', () => {
  expect(
    settle(recorded(['Eins', a], ['Zwei', b]), [
      ['Zwei', b],
      ['Eins', a],
    ]).ids,
  ).toEqual(['zwei', 'eins']);
});

test('two equal headings keep their ids with their texts when another is put before them', () => {
  const outcome = settle(recorded(['Foo', a], ['Foo', b]), [
    ['Foo', c],
    ['Foo', a],
    ['Foo', b],
  ]);
  expect(outcome.ids).toEqual(['foo-3', 'foo', 'foo-2']);
});

test('a new section never has an id that was another’s', () => {
  const renamed = settle(recorded(['Foo', a]), [['Bar', a]]);
  expect(
    settle(renamed.records, [
      ['Foo', c],
      ['Bar', a],
    ]).ids,
  ).toEqual(['foo-2', 'bar']);
});

test('headings that change places leave the addresses with the texts', () => {
  expect(
    goals(
      settle(recorded(['Eins', a], ['Zwei', b]), [
        ['Zwei', a],
        ['Eins', b],
      ]),
    ),
  ).toEqual({
    eins: 1,
    'zwei-2': 1,
    zwei: 2,
    'eins-2': 2,
  });
});

test('of a divided section, the part under the old heading keeps the id', () => {
  const outcome = settle(recorded(['Eins', a]), [
    ['Eins', text('a', 0, 9)],
    ['Zwei', text('a', 9)],
  ]);
  expect(goals(outcome)).toEqual({ eins: 1, zwei: 2 });
});

test('of a divided section under two new headings, the larger part is where its address leads', () => {
  const outcome = settle(recorded(['Eins', a]), [
    ['Zwei', text('a', 0, 6)],
    ['Drei', text('a', 6)],
  ]);
  expect(goals(outcome)).toEqual({ zwei: 1, drei: 2, eins: 2 });
});

test('a section that another took in leads there, and out again with its text', () => {
  const merged = settle(recorded(['Eins', a], ['Zwei', b]), [['Eins', `${a} ${b}`]]);
  expect(goals(merged)).toEqual({ eins: 1, zwei: 1 });
  expect(
    goals(
      settle(merged.records, [
        ['Eins', a],
        ['Wieder', b],
      ]),
    ),
  ).toEqual({ eins: 1, wieder: 2, zwei: 2 });
  expect(
    goals(
      settle(merged.records, [
        ['Eins', a],
        ['Zwei', b],
      ]),
    ),
  ).toEqual({ eins: 1, zwei: 2 });
});

test('what goes with a section follows its own text when that is divided', () => {
  const renamed = settle(recorded(['Eins', a]), [['Zwei', a]]);
  const [first, rest] = [text('a', 0, 9), text('a', 9)];
  const divided = settle(renamed.records, [
    ['Zwei', first],
    ['Rest', rest],
  ]);
  expect(goals(divided)).toMatchObject({ zwei: 1, rest: 2 });
  const anew = settle(
    divided.records,
    [
      ['Zwei', c],
      ['Rest', rest],
    ],
    { zwei: 'kept' },
  );
  expect(anew.questions).toMatchObject([{ id: 'eins', former: 'zwei' }]);
});

test('a section that is gone is asked for, and its id recorded as it was', () => {
  const before = recorded(['Eins', a], ['Zwei', b]);
  const outcome = settle(before, [
    ['Eins', a],
    ['Neu', c],
  ]);
  expect(outcome.questions).toMatchObject([{ id: 'zwei', heading: 'Zwei', places: [1, 0] }]);
  expect(outcome.records).toEqual(before);
});

test('a section removed on purpose says so', () => {
  const outcome = settle(recorded(['Eins', a], ['Zwei', b]), [['Eins', a]], { zwei: 'removed' });
  expect(goals(outcome)).toEqual({ eins: 1, zwei: 'removed' });
  expect(
    settle(outcome.records, [
      ['Eins', a],
      ['Zwei', c],
    ]).ids,
  ).toEqual(['eins', 'zwei-2']);
});

test('a removed section that is back has its address back', () => {
  const { records } = settle(recorded(['Eins', a], ['Zwei', b]), [['Eins', a]], {
    zwei: 'removed',
  });
  expect(
    goals(
      settle(records, [
        ['Eins', a],
        ['Zwei', b],
      ]),
    ),
  ).toEqual({ eins: 1, zwei: 2 });
});

test('a section written anew under its heading is asked for, for it may be another one', () => {
  const before = recorded(['Eins', a], ['Zwei', b]);
  const after: Written[] = [
    ['Eins', c],
    ['Zwei', b],
  ];
  expect(settle(before, after).questions).toMatchObject([{ id: 'eins', self: 0 }]);
  expect(settle(before, after, { eins: 'kept' }).ids).toEqual(['eins', 'zwei']);
  expect(goals(settle(before, after, { eins: { to: 'zwei' } }))).toEqual({
    'eins-2': 1,
    zwei: 2,
    eins: 2,
  });
});

test('of sections that resemble each other, a removed one does not become its neighbour', () => {
  const stock = (city: string): string => `${text('stock', 0, 8)} ${text(city, 0, 4)}`;
  const before = recorded(['Bonn', stock('bonn')], ['Köln', stock('köln')]);
  expect(settle(before, [['Köln', stock('köln')]]).questions).toMatchObject([{ id: 'bonn' }]);
  expect(
    settle(before, [
      ['Köln', stock('köln')],
      ['Trier', stock('trier')],
    ]).questions,
  ).toMatchObject([{ id: 'bonn' }]);
});

test('one line of text under the same heading is the same section, whatever it says', () => {
  expect(
    settle(recorded(['Eins', 'Nein.'], ['Zwei', '']), [
      ['Eins', 'Ja.'],
      ['Zwei', ''],
    ]).ids,
  ).toEqual(['eins', 'zwei']);
});

test('an id the author writes is the section’s from then on', () => {
  const written = settle(recorded(['Eins', a]), [['Eins', a, 'kurz']]);
  expect(goals(written)).toEqual({ kurz: 1, eins: 1 });
  expect(settle(written.records, [['Ganz anders', a, 'kurz']]).ids).toEqual(['kurz']);
  expect(settle(written.records, [['Eins', a]]).ids).toEqual(['kurz']);
});

test('an id the author writes on another section is refused', () => {
  const outcome = settle(recorded(['Eins', a], ['Zwei', b]), [
    ['Eins', a],
    ['Zwei', b, 'eins'],
  ]);
  expect(outcome.conflicts).toEqual([{ id: 'eins', place: 1 }]);
  expect(outcome.ids).toEqual(['eins', 'zwei']);
});

test('a decision about a section that stands where it stood is refused', () => {
  expect(settle(recorded(['Eins', a]), [['Eins', a]], { eins: 'removed' }).refusals).toMatchObject([
    { id: 'eins' },
  ]);
  expect(settle(recorded(['Eins', a]), [['Eins', a]], { zwei: 'removed' }).refusals).toMatchObject([
    { id: 'zwei' },
  ]);
  expect(
    settle(recorded(['Eins', a]), [['Neu', c]], { eins: { to: 'fort' } }).refusals,
  ).toMatchObject([{ id: 'eins' }]);
});
