/**
 * The name of a person at the start of an attribution; `undefined` if it is uncertain: `Donald
 * Trump mit Bezug auf den Angriffskrieg` → `Donald Trump`; `Aus den Leitsätzen` → `undefined`.
 */
export function speaker(attribution: string): string | undefined {
  const words = (attribution.split(/[,;:(]|\s[–—/-]\s/)[0] ?? '').trim().split(/\s+/);
  const end = words.findIndex(
    (word, index) => !isName(word) && !(index > 0 && particles.has(word)),
  );
  const name = words.slice(0, end === -1 ? words.length : end);
  while (particles.has(name.at(-1) ?? '')) name.pop();
  if (notNames.has(name[0]?.toLowerCase() ?? '')) return undefined;
  const isWhole = name.length === words.length;
  return name.length >= 2 || (isWhole && name.length === 1) ? name.join(' ') : undefined;
}

/**
 * Whether a word begins with a capital letter, like `Jürgen`, `O’Neill`, `Müller-Lüdenscheidt`,
 * `J.` and `Dr.`.
 */
function isName(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word);
}

const particles = new Set(
  'von vom van der den de del della di du da dos la le zu zur zum af av bin ibn al el ter ten'.split(
    ' ',
  ),
);

/** Words that begin an attribution to something other than a person. */
const notNames = new Set(
  'aus der die das ein eine laut nach im in beim the a an from according quelle source'.split(' '),
);
