import { expect, test } from 'vitest';
import { nearestAnchor } from './nearest-section.ts';

const candidates = ['der-bau', 'kosten', 'zeitplan'].map((id) => ({ id, text: id }));

test.each([
  ['der-bua', 'der-bau'],
  ['ksoten', 'kosten'],
  ['ksotne', undefined],
  ['kostne-', 'kosten'],
  ['zeitpan', 'zeitplan'],
  ['wetter', undefined],
])('%s is taken for %s', (fragment, id) => {
  expect(nearestAnchor(fragment, candidates)).toBe(id);
});
