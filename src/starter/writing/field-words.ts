/**
 * How editors show the fields of the front matter: the type of input and the label. Other fields
 * are a line of text with their own name as the label.
 */
export const fieldWords: Readonly<Record<string, FieldWords>> = {
  title: { de: 'Überschrift', en: 'Headline' },
  kicker: { de: 'Dachzeile', en: 'Kicker' },
  label: { de: 'Kennzeichnung (Anzeige, Kommentar …)', en: 'Label (Advertisement, Opinion …)' },
  description: { de: 'Vorspann', en: 'Standfirst', kind: 'prose' },
  date: {
    de: 'Datum, so genau wie bekannt: 2026-11-22',
    en: 'Date, as precise as known: 2026-11-22',
    kind: 'date',
  },
  added: { de: 'Auf dieser Site seit', en: 'On this site since', kind: 'date' },
  updated: { de: 'Geändert am', en: 'Changed on', kind: 'date' },
  timeless: {
    de: 'Zeitlos: wird nicht als alt gekennzeichnet',
    en: 'Timeless: never marked as old',
    kind: 'flag',
  },
  lang: { de: 'Sprache (de, en …)', en: 'Language (de, en …)' },
  authors: { de: 'Autorinnen und Autoren', en: 'Authors' },
  agency: { de: 'Agentur', en: 'Agency' },
  source: { de: 'Zuerst erschienen in', en: 'First published in' },
  topics: { de: 'Themen', en: 'Topics' },
  series: { de: 'Serie, deren Teil der Artikel ist', en: 'Series it is a part of' },
  picture: { de: 'Bild', en: 'Picture' },
  headings: { de: 'Überschriften im Text („shift“)', en: 'Headings of the text (“shift”)' },
  corrections: { de: 'Korrekturen', en: 'Corrections' },
  draft: { de: 'Entwurf', en: 'Draft', kind: 'flag' },
  formerly: { de: 'Frühere Namen in der Adresse', en: 'Former names in the address' },
  'authors.name': { de: 'Name', en: 'Name' },
  'authors.url': { de: 'Adresse einer Seite', en: 'Address of a page' },
  'source.name': { de: 'Name', en: 'Name' },
  'source.url': { de: 'Adresse', en: 'Address' },
  'picture.file': { de: 'Datei', en: 'File', kind: 'picture' },
  'picture.alt': { de: 'Was zu sehen ist', en: 'What can be seen' },
  'picture.caption': { de: 'Bildunterschrift', en: 'Caption' },
  'picture.credit': { de: 'Bildnachweis', en: 'Credit' },
  'corrections.section': { de: 'Abschnitt', en: 'Section' },
  'corrections.date': { de: 'Datum', en: 'Date', kind: 'date' },
  'corrections.text': {
    de: 'Was falsch war und was richtig ist',
    en: 'What was wrong and what is right',
    kind: 'prose',
  },
};

interface FieldWords {
  de: string;
  en: string;
  kind?: FieldKind;
}

/** The type of input for a field. */
export type FieldKind = 'line' | 'prose' | 'date' | 'flag' | 'picture';
