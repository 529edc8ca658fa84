import { expect, test } from 'vitest';
import { parsePartialDate, type PartialDate } from '../../schema/partial-date.ts';
import { instantOf, latest, toRfc822 } from './instant.ts';

const date = (value: string) => parsePartialDate(value) as PartialDate;

test.each([
  ['2026-02-03', '2026-02-03T00:00:00+01:00'],
  ['2025-06-07', '2025-06-07T00:00:00+02:00'],
  ['2026-03-29', '2026-03-29T00:00:00+01:00'],
  ['2026-10-25', '2026-10-25T00:00:00+02:00'],
  ['2026-02-03T09:30+01:00', '2026-02-03T09:30:00+01:00'],
  ['2026-02-03T09:30:15.5Z', '2026-02-03T09:30:15.5Z'],
  ['2026-02', undefined],
  ['2026', undefined],
])('%s is the moment %s', (value, instant) => {
  expect(instantOf(date(value))).toBe(instant);
});

test.each([
  ['2026-02-03T00:00:00+01:00', 'Tue, 03 Feb 2026 00:00:00 +0100'],
  ['2026-02-03T09:30:15.5Z', 'Tue, 03 Feb 2026 09:30:15 +0000'],
  ['2026-12-31T23:59:00-05:30', 'Thu, 31 Dec 2026 23:59:00 -0530'],
])('%s is %s in RSS', (instant, rss) => {
  expect(toRfc822(instant)).toBe(rss);
});

test('the latest moment is told across time zones', () => {
  expect(latest(['2026-02-03T10:00:00+02:00', undefined, '2026-02-03T09:00:00Z'])).toBe(
    '2026-02-03T09:00:00Z',
  );
  expect(latest([])).toBeUndefined();
});
