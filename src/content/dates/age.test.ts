import { expect, test } from 'vitest';
import { parsePartialDate, type PartialDate } from '../../schema/partial-date.ts';
import { ageOf, agesChangeAt } from './age.ts';
import { dayOf } from './instant.ts';

const on = (value: string): PartialDate => {
  const date = parsePartialDate(value);
  if (!('precision' in date)) throw new Error(date.message);
  return date;
};
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

test.each([
  ['2024-08-13', '2025-08-13', 0],
  ['2024-08-13', '2025-08-14', 1],
  ['2024-08-13T09:30+02:00', '2026-08-14', 2],
  ['2024-08', '2025-08-31', 0],
  ['2024-08', '2025-09-01', 1],
  ['2024-12', '2025-12-31', 0],
  ['2024-12', '2026-01-01', 1],
  ['2024', '2025-12-31', 0],
  ['2024', '2026-01-01', 1],
  ['2024-02-28', '2025-02-28', 0],
  ['2024-02-28', '2025-03-01', 1],
  ['2027-01-01', '2026-01-01', 0],
])('an article of %s is, on %s, older than %i years', (date, today, years) => {
  expect(ageOf({ date: on(date) }, today)).toBe(years);
});

test('an update in substance makes it younger, and one that is timeless has no age', () => {
  const date = on('2020-01-01');
  expect(ageOf({ date, updated: on('2025-06-01') }, '2026-05-01')).toBe(0);
  expect(ageOf({ date, timeless: true }, '2026-05-01')).toBe(0);
});

test('the next change is the first day on which an age is another', () => {
  const articles = ['2024-08-13', '2025-03', '2026-01-01'].map((value) => ({ date: on(value) }));
  const next = (day: string) => new Date(agesChangeAt(articles, noon(day))).toISOString();
  // Days begin in the time zone of the site, Europe/Berlin.
  expect(next('2026-03-31')).toBe('2026-03-31T22:00:00.000Z');
  expect(next('2026-04-01')).toBe('2026-08-13T22:00:00.000Z');
  expect(next('2026-08-14')).toBe('2027-01-01T23:00:00.000Z');
  expect(agesChangeAt([], noon('2026-01-01'))).toBe(Infinity);
});

test('between two changes no age is another', () => {
  for (const value of ['2024', '2024-02', '2024-02-28', '2024-02-29', '2024-12-31']) {
    const article = { date: on(value) };
    let now = noon('2024-03-01').getTime();
    for (let years = 1; years < 6; years++) {
      const next = agesChangeAt([article], new Date(now));
      expect(ageOf(article, dayOf(new Date(next - 1)))).toBe(years - 1);
      expect(ageOf(article, dayOf(new Date(next)))).toBe(years);
      now = next;
    }
  }
});
