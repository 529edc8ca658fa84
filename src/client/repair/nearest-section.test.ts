import { expect, test } from 'vitest';
import { nearestAnchor } from './nearest-section.ts';

const candidates = ['der-bau', 'kosten', 'zeitplan', 'wahlen', 'wahlen-in-sachsen'].map((id) => ({
  id,
  text: id,
}));

test.each([
  ['der-bua', 'der-bau'],
  ['ksoten', 'kosten'],
  ['ksotne', undefined],
  ['kostne-', 'kosten'],
  ['zeitpan', 'zeitplan'],
  ['wahlen-in-sachsn', 'wahlen-in-sachsen'],
  ['wahlen-in-sachsen-und-anderswo', 'wahlen-in-sachsen'],
  ['wahlen-im-ganzen-land', 'wahlen'],
  ['wetter', undefined],
])('%s is taken for %s', (fragment, id) => {
  expect(nearestAnchor(fragment, candidates)).toBe(id);
});
