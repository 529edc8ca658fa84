import { expect, test } from 'vitest';
import { articleType, isAdvertisement } from './labels.ts';

test.each([
  [undefined, 'NewsArticle'],
  ['Anzeige', 'AdvertiserContentArticle'],
  ['Advertisement', 'AdvertiserContentArticle'],
  ['Kommentar', 'OpinionNewsArticle'],
  ['Gastbeitrag', 'OpinionNewsArticle'],
  ['Guest comment', 'OpinionNewsArticle'],
  ['Analyse', 'AnalysisNewsArticle'],
  ['KI', 'NewsArticle'],
  ['Anzeigenmarkt im Wandel', 'NewsArticle'],
])('a text labelled %s is a %s', (label, type) => {
  expect(articleType(label)).toBe(type);
  expect(isAdvertisement(label)).toBe(type === 'AdvertiserContentArticle');
});
