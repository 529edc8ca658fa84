import { expect, test } from 'vitest';
import { type Written, a, b, c, goals, recorded, settle, text } from './example.ts';

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

test('headings that change places and back leave the addresses with the texts, also of what was taken in', () => {
  const merged = settle(recorded(['Eins', a], ['Zwei', b]), [
    ['Eins', c],
    ['Zwei', `${a} ${b}`],
  ]);
  expect(goals(merged)).toEqual({ 'eins-2': 1, zwei: 2, eins: 2 });
  const swapped = settle(merged.records, [
    ['Zwei', c],
    ['Eins', `${a} ${b}`],
  ]);
  const back = settle(swapped.records, [
    ['Eins', c],
    ['Zwei', `${a} ${b}`],
  ]);
  expect(back.questions).toEqual([]);
  expect(goals(back)).toMatchObject({ zwei: 2, eins: 2 });
});

test.each(['b', 'd', 'e', 'g'])(
  'a section (%s) that was shortened and then copied is found again once that is recorded',
  (name) => {
    const rest = text(name, 2, 12);
    const after: Written[] = [
      ['Eins', rest],
      ['Zwei', `${rest} ${text('z', 0, 2)}`],
    ];
    const outcome = settle(recorded(['Eins', text(name, 0, 12)]), after);
    expect(outcome.questions).toEqual([]);
    expect(settle(outcome.records, after)).toMatchObject({ ids: ['eins', 'zwei'], questions: [] });
  },
);

test('what went with a section goes with it when that is written anew', () => {
  const renamed = settle(recorded(['Eins', a]), [['Zwei', a]]);
  const after: Written[] = [['Zwei', `${text('a', 0, 3)} ${b}`]];
  const answered = settle(renamed.records, after, { zwei: 'kept' });
  expect(settle(answered.records, after).questions).toEqual([]);
  expect(goals(answered)).toEqual({ zwei: 1, eins: 1 });
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
