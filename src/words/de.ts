import type { Words } from './words.ts';

export const de: Words = {
  skipToText: 'Zum Text springen',
  sectionOf: (number, total) => `Abschnitt ${number} von ${total}`,
  share: 'Teilen',
  shareSection: (heading) => `Abschnitt „${heading}“ teilen`,
  source: 'Quelle',
  updated: 'Aktualisiert',
  correction: 'Korrektur',
  corrections: 'Korrekturen',
  minutes: (from, to) => (from === to ? `${to} Min. Lesezeit` : `${from}–${to} Min. Lesezeit`),
  by: 'Von',
  pictureNotIncluded: 'Bild nicht enthalten',
  inVideo: 'Im Video:',
  notes: 'Anmerkungen',
  backToText: (number) => `Zurück zur Textstelle von Anmerkung ${number}`,
  table: 'Tabelle',
  articles: 'Artikel',
  sectionsOf: (title) => `Abschnitte von „${title}“`,
  noArticles: 'Hier ist noch kein Artikel erschienen.',
  noArticlesHint: 'Ein Artikel ist eine Markdown-Datei im Ordner content/articles/<Jahr>/.',
  notFound: 'Seite nicht gefunden',
  notFoundHint:
    'Unter dieser Adresse steht nichts. Vielleicht ist sie beim Kopieren abgeschnitten worden.',
  toFrontPage: 'Zur Startseite',
  asMarkdown: 'Dieser Artikel als Markdown',
  draft: 'Entwurf',
};
