/** What only the preview says, to authors; readers need not load it. */
export const previewWords = {
  de: {
    searchFailed:
      'Die Suche entsteht mit der Website: „npm run build“. In der Vorschau gibt es sie nicht.',
  },
  en: { searchFailed: 'The search comes with the build: “npm run build”. The preview has none.' },
};
