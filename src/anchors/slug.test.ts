import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorPattern, slug } from './slug.ts';

test.each([
  ['Größe & Gewicht', 'groesse-gewicht'],
  ['Gro\u0308ße', 'groesse'],
  ["Geht’s noch, Jos' Luis?", 'gehts-noch-jos-luis'],
  ['Trump warnt vor "nuklearer Erwärmung"', 'trump-warnt-vor-nuklearer-erwaermung'],
  ['Łódź – Ørsted – Œuvre – Þór', 'lodz-oersted-oeuvre-thor'],
  ['Привет, мир', 'privet-mir'],
  ['Ελλάδα σήμερα', 'ellada-simera'],
  ['H₂O ﬁnden', 'h2o-finden'],
  ['Ab\u00ADschnitt', 'abschnitt'],
  ['2024', 'abschnitt-2024'],
  ['🎉', 'abschnitt'],
  ['', 'abschnitt'],
])('%s → %s', (text, id) => {
  expect(slug(text)).toBe(id);
});

test('two headings in a script without spelling have two ids, always the same ones', () => {
  expect([slug('北京'), slug('東京')]).toEqual(['abschnitt-53ym', slug('東京')]);
  expect(slug('北京')).not.toBe(slug('東京'));
});

test('a long heading is cut between words', () => {
  expect(slug('Ein sehr langer Titel, der über alles geht, was eine Adresse tragen kann')).toBe(
    'ein-sehr-langer-titel-der-ueber-alles-geht-was-eine-adresse',
  );
});

test('any text has an id of the promised alphabet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const id = slug(text);
      expect(id).toMatch(anchorPattern);
      expect(id).not.toMatch(/--|-$/);
      expect(id.length).toBeLessThanOrEqual(60);
      expect(slug(text.normalize('NFD'))).toBe(id);
    }),
  );
});
