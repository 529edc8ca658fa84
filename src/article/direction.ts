/** Writing direction of a language, by its usual script (Unicode CLDR, via `Intl`). */
export function textDirection(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn';
  return rightToLeft.has(script) ? 'rtl' : 'ltr';
}

const rightToLeft = new Set([
  'Arab',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
]);
