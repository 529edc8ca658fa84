import { expect, test } from 'vitest';
import { parsePartialDate, type PartialDate } from '../schema/partial-date.ts';
import { changesOf } from './changes.ts';

const date = (value: string) => parsePartialDate(value) as PartialDate;

test.each([
  [
    '2024-08',
    '2024-09-01',
    ['2024-08-20', '2024-10-02'],
    ['2024-08-20', '2024-09-01', '2024-10-02'],
  ],
  ['2026-11-25T18:30+01:00', '2026-11-25', [], ['2026-11-25']],
  ['2026-11-25', '2026-11-01', ['2020-01-01'], []],
  ['2026-01-01T00:30+13:00', '2025-12-31', [], ['2025-12-31']],
  ['2026-11-25', undefined, [], []],
])(
  'published %s, updated %s, corrected %j: changed %j',
  (published, updated, corrected, changes) => {
    expect(
      changesOf({
        date: date(published),
        ...(updated !== undefined && { updated: date(updated) }),
        corrections: corrected.map((value) => ({ date: date(value), text: 'x' })),
      }).map(({ value }) => value),
    ).toEqual(changes);
  },
);
