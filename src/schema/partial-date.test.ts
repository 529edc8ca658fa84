import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePartialDates, parsePartialDate, type PartialDate } from './partial-date.ts';

const dateForms = 'Write 2024, 2024-08, 2024-08-13 or 2024-08-13T09:30+02:00.';

test.each<[string | number, PartialDate['precision']]>([
  [2024, 'year'],
  ['2024', 'year'],
  ['2024-08', 'month'],
  ['2024-08-13', 'day'],
  ['2024-02-29', 'day'],
  ['2000-02-29', 'day'],
  ['2024-08-13T09:30+02:00', 'time'],
  ['2024-08-13T09:30:15+02:00', 'time'],
  ['2024-08-13T09:30:15.25Z', 'time'],
])('%s is kept as it is, as a %s', (input, precision) => {
  expect(parsePartialDate(input)).toEqual({ value: String(input), precision });
});

test.each([
  ['2024-13', 'There is no month 13.', 'Write the month as 01 to 12, like 2024-08.'],
  ['2024-00', 'There is no month 00.', 'Write the month as 01 to 12, like 2024-08.'],
  [
    '2023-02-29',
    '2023-02 has 28 days, so there is no 2023-02-29.',
    'Correct the day, or write 2023-02 if only the month is known.',
  ],
  [
    '1900-02-29',
    '1900-02 has 28 days, so there is no 1900-02-29.',
    'Correct the day, or write 1900-02 if only the month is known.',
  ],
  [
    '2024-08-13T09:30',
    'A time needs its offset from UTC.',
    'Add the offset that holds there on that day, like 2024-08-13T09:30+01:00, 2024-08-13T09:30+02:00 or 2024-08-13T09:30Z, or write 2024-08-13.',
  ],
  [
    '2024-08-13T24:00Z',
    '"2024-08-13T24:00Z" has no valid time of day.',
    'Write a time like 2024-08-13T09:30+02:00.',
  ],
  [
    '2024-08-13T09:30-00:00',
    '"2024-08-13T09:30-00:00" has no valid time of day.',
    'Write a time like 2024-08-13T09:30+02:00.',
  ],
  ['13.8.2024', '"13.8.2024" is not a date.', 'Write 2024-08-13.'],
  ['2024/8', '"2024/8" is not a date.', 'Write 2024-08.'],
  [
    'gestern',
    '"gestern" is not a date.',
    'Write 2024, 2024-08, 2024-08-13 or 2024-08-13T09:30+02:00.',
  ],
  [24, '"24" is not a date.', 'Write 2024, 2024-08, 2024-08-13 or 2024-08-13T09:30+02:00.'],
])('%s is refused with what to write', (input, message, remedy) => {
  expect(parsePartialDate(input)).toEqual({ message, remedy });
});

test.each([
  ['2026-11-20 14:30:00 +0100', 'Write 2026-11-20T14:30:00+01:00.'],
  ['2026-11-20T14:30:05.123Z UTC', dateForms],
  ['2026-11-20 14:30 UTC', 'Write 2026-11-20T14:30Z.'],
  ['20. November 2026', 'Write 2026-11-20.'],
  ['3. März 2026', 'Write 2026-03-03.'],
  ['Nov 3, 2026', 'Write 2026-11-03.'],
  ['November 2026', 'Write 2026-11.'],
  ['11/20/2026', 'Write 2026-11-20.'],
  ['20/11/2026', 'Write 2026-11-20.'],
  ['11/12/2026', 'Write 2026-11-12 or 2026-12-11, whichever was meant.'],
  ['Foo 2026', dateForms],
  ['November 20th, 2026', 'Write 2026-11-20.'],
  ['20 novembre 2026', 'Write 2026-11-20.'],
  ['1er août 2026', 'Write 2026-08-01.'],
  ['20 de noviembre de 2026', 'Write 2026-11-20.'],
  ['2026年11月20日', 'Write 2026-11-20.'],
  ['٢٠٢٦-١١-٢٠', 'Write 2026-11-20.'],
  ['20-11-2026', 'Write 2026-11-20.'],
  ['11-12-2026', 'Write 2026-11-12 or 2026-12-11, whichever was meant.'],
  ['20.11.26', 'Write 2026-11-20.'],
  ['20261120', 'Write 2026-11-20.'],
  ['11/2026', 'Write 2026-11.'],
  ['2026-11-20 (Fr)', 'Write 2026-11-20.'],
  ['Freitag, 20. November 2026', 'Write 2026-11-20.'],
  ['20.11.2026 09:30', 'Write 2026-11-20.'],
  ['Fri, 20 Nov 2026 09:30:00 GMT', 'Write 2026-11-20T09:30:00Z.'],
  ['1763596800', dateForms],
  ['20261350', dateForms],
])('%s is led to our form: %s', (input, remedy) => {
  expect(parsePartialDate(input)).toMatchObject({ remedy });
});

test('dates are ordered from the earlier to the later, the vaguer first', () => {
  const texts = [
    '2024-08-13T09:30+02:00',
    '2024-09',
    '2024-08-13',
    '2024-08-13T08:00Z',
    '2024',
    '2023-12-31T23:30-01:00',
    '2024-08',
    '2023',
  ];
  expect(
    texts
      .map(date)
      .toSorted(comparePartialDates)
      .map(({ value }) => value),
  ).toEqual([
    '2023',
    '2024',
    '2023-12-31T23:30-01:00',
    '2024-08',
    '2024-08-13',
    '2024-08-13T09:30+02:00',
    '2024-08-13T08:00Z',
    '2024-09',
  ]);
});

test('the order of dates does not depend on the order in which they are met', () => {
  const anyDate = fc
    .date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .chain((moment) =>
      fc.constantFrom(4, 7, 10, 24).map((length) => moment.toISOString().slice(0, length)),
    );
  fc.assert(
    fc.property(fc.array(anyDate), (texts) => {
      const dates = texts.map(date);
      const values = (list: PartialDate[]) =>
        list.toSorted(comparePartialDates).map(({ value }) => value);
      expect(values(dates.toReversed())).toEqual(values(dates));
    }),
  );
});

function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if ('precision' in parsed) return parsed;
  throw new Error(parsed.message);
}
