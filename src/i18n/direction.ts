/** Writing direction of a language, by its usual script (Unicode CLDR, via `Intl`). */
export function textDirection(lang: string): 'ltr' | 'rtl' {
  const known = directions.get(lang);
  if (known) return known;
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn';
  const direction = rightToLeft.has(script) ? 'rtl' : 'ltr';
  directions.set(lang, direction);
  return direction;
}

/** As far as they have been asked for: `Intl` takes as long as a whole section of a page. */
const directions = new Map<string, 'ltr' | 'rtl'>();

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
