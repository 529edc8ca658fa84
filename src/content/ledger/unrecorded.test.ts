import { expect, test } from 'vitest';
import type { Ledger } from '../../anchors/ledger/ledger.ts';
import { unrecordedNotes } from './unrecorded.ts';

const article = (slug: string, ...ids: string[]) => ({
  slug,
  sections: ids.map((id) => ({
    id,
    formerIds: [],
    level: 2 as const,
    number: 1,
    html: id,
    text: id,
    words: 1,
  })),
});
const ledger: Ledger = new Map([
  [
    'radweg',
    {
      slug: 'radweg',
      year: '2026',
      file: '',
      head: { heading: 'Radweg', text: 'l' },
      sections: new Map([['eins', { heading: 'Eins', text: 'l' }]]),
    },
  ],
]);

test('a build whose addresses are all recorded says nothing of them', () => {
  expect(unrecordedNotes([article('radweg', 'eins')], ledger)).toEqual([]);
});

test('a build names new sections and new articles', () => {
  const [note] = unrecordedNotes([article('radweg', 'eins', 'zwei'), article('neu')], ledger);
  expect(note).toBe(
    'These addresses are not recorded yet and may break with the next edit: radweg#zwei, neu. Run `npm run anchors` before you publish.',
  );
});

test('of many addresses a build names a few', () => {
  const ids = Array.from({ length: 9 }, (_, index) => `s${index}`);
  expect(unrecordedNotes([article('neu', ...ids)], ledger)[0]).toContain(
    'neu, neu#s0, neu#s1, neu#s2, neu#s3 and 5 more.',
  );
});
