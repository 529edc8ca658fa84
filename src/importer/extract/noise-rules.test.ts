import { expect, test } from 'vitest';
import { findNoise } from './noise-rules.ts';

test.each([
  ['Anzeige', 'advertising-label'],
  ['ADVERTISEMENT', 'advertising-label'],
  ['Artikel geht nach der Anzeige weiter', 'advertising-label'],
  ['Lesen Sie auch', 'read-also'],
  ['Mehr zum Thema', 'read-also'],
  ['Related articles', 'read-also'],
  ['Lesen Sie auch: Warum der Fluss im Sommer trocken fällt', 'read-also-teaser'],
  ['Read more: How the river dried up', 'read-also-teaser'],
  ['Artikel teilen', 'share-prompt'],
  ['Share this article', 'share-prompt'],
  ['Facebook Twitter WhatsApp', 'share-prompt'],
  ['12 Kommentare', 'comment-prompt'],
  ['Leave a comment', 'comment-prompt'],
  ['Jetzt unseren kostenlosen Newsletter abonnieren', 'newsletter'],
  ['Sign up for our daily newsletter', 'newsletter'],
  ['Wir verwenden Cookies. Wenn Sie zustimmen, geht es weiter.', 'cookie-notice'],
  ['© 2024 Beispielverlag. Alle Rechte vorbehalten.', 'copyright-notice'],
  ['5 min read', 'reading-time'],
])('%s is left out as %s', (text, rule) => {
  expect(findNoise(text)?.name).toBe(rule);
});

test.each([
  'Am Pult. (Archivbild) © Anna Muster/dpa',
  'Berlin (dpa)',
  'Symbolbild',
  'Korrektur: In einer früheren Fassung stand ein falscher Name.',
  'Correction: An earlier version of this article misspelled a name.',
  'Die Anzeige gegen den Minister wurde am Montag zurückgezogen.',
  'Er will seine Anteile teilen.',
  'Mehr zum Thema sagte der Minister am Montag nicht.',
  'Der Newsletter der Behörde erscheint einmal im Monat, sagte der Minister.',
  'Technische Probleme verzögern Gespräch von Musk und Trump',
])('%s stays', (text) => {
  expect(findNoise(text)).toBeUndefined();
});
