import { expect, test } from 'vitest';
import { type Written, a, b, c, goals, recorded, settle, text } from './example.ts';

test('a section can be said to be part of one that another had taken in', () => {
  const merged = settle(recorded(['Eins', a], ['Zwei', b]), [['Eins', `${a} ${b}`]]);
  const after: Written[] = [
    ['Zwei', b],
    ['Neu', c],
  ];
  const asked = settle(merged.records, after);
  expect(asked).toMatchObject({ ids: ['zwei', 'neu'], questions: [{ id: 'eins' }] });
  const answered = settle(merged.records, after, { eins: { to: 'zwei' } });
  expect(answered.refusals).toEqual([]);
  expect(goals(answered)).toEqual({ zwei: 1, eins: 1, neu: 2 });
});

test('what was cut from the section that had taken it in is asked for until there is an answer', () => {
  const merged = settle(recorded(['Eins', a], ['Zwei', b]), [['Eins', `${a} ${b}`]]);
  const cut: Written[] = [['Eins', a]];
  const asked = settle(merged.records, cut);
  expect(asked.questions).toMatchObject([{ id: 'zwei', former: 'eins' }]);
  expect(settle(asked.records, cut).questions).toMatchObject([{ id: 'zwei' }]);
  expect(goals(settle(asked.records, cut, { zwei: 'removed' }))).toEqual({
    eins: 1,
    zwei: 'removed',
  });
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

test('what goes with the larger part of a divided section is asked for when that is written anew', () => {
  const rest = text('a', 0, 3);
  const divided = settle(recorded(['Eins', a]), [
    ['Eins', rest],
    ['Zwei', text('a', 3)],
  ]);
  expect(goals(divided)).toEqual({ 'eins-2': 1, zwei: 2, eins: 2 });
  const anew = settle(
    divided.records,
    [
      ['Eins', rest],
      ['Zwei', c],
    ],
    { zwei: 'kept' },
  );
  expect(anew.questions).toMatchObject([{ id: 'eins', former: 'zwei' }]);
});

test('an answer about a section that was divided does not take its former address away from the rest of the text', () => {
  const renamed = settle(recorded(['Eins', a]), [['Zwei', a]]);
  const [first, rest] = [text('a', 0, 4), text('a', 4, 10)];
  const after: Written[] = [
    ['Zwei', `${first} ${b}`],
    ['Drei', `${rest} ${c}`],
  ];
  expect(settle(renamed.records, after).questions).toMatchObject([{ id: 'zwei', self: 0 }]);
  const answered = settle(renamed.records, after, { zwei: 'kept' });
  expect(settle(answered.records, after).questions).toMatchObject([{ id: 'eins' }]);
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

test('while a section is asked for, what its neighbour took in is not recorded as the neighbour’s text', () => {
  const before = recorded(['Eins', a], ['Zwei', b], ['Drei', c]);
  const taken = settle(before, [['Zwei', `${a} ${b}`]]);
  expect(taken.questions).toMatchObject([{ id: 'drei' }]);
  expect(taken.records).toEqual(before);
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
