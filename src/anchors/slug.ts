/**
 * The form of an anchor id: lower-case ASCII letters, digits and hyphens, starting with a letter.
 */
export const anchorPattern = /^[a-z][a-z0-9-]*$/;

/**
 * Derives an anchor id from the text of a heading.
 *
 * Total and stable: any string gives a non-empty id that matches `anchorPattern`, has no leading,
 * trailing or doubled hyphen, and is at most 60 characters long, cut between words where possible.
 * It does not make ids unique, see `assign.ts`.
 *
 * - `Größe & Gewicht` → `groesse-gewicht`
 * - `2024` → `abschnitt-2024`
 * - `Привет, мир` → `privet-mir`
 * - `北京` → `abschnitt-` and four characters derived from the text
 */
export function slug(text: string): string {
  const folded = fold(text);
  if (/[a-z]/.test(folded))
    return shorten(/^[a-z]/.test(folded) ? folded : `${fallback}-${folded}`);
  const rest = foreignLetters(text);
  return shorten([fallback, folded, rest && checksum(rest)].filter(Boolean).join('-'));
}

/**
 * Folds a text to `[a-z0-9-]`: German and Nordic letters are spelled out (ä → ae, ø → oe), other
 * Latin letters lose their marks, Greek and Cyrillic are transliterated, apostrophes are dropped,
 * everything else separates words. Empty when nothing is left.
 */
export function fold(text: string): string {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, foldLetter);
  return folded.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

const fallback = 'abschnitt';
const longest = 60;

function foldLetter(letter: string): string {
  if (plain.test(letter)) return letter;
  const spelled = spelling.get(letter);
  if (spelled !== undefined) return spelled;
  if (vanishing.test(letter)) return '';
  // Compatibility forms too: ² is 2, ﬁ is fi, full-width letters are letters.
  const parts = letter.normalize('NFKD');
  if (parts === letter) return '-';
  let folded = '';
  for (const part of parts.toLowerCase())
    folded += plain.test(part) ? part : (spelling.get(part) ?? (vanishing.test(part) ? '' : '-'));
  return folded;
}

function shorten(id: string): string {
  if (id.length <= longest) return id;
  const cut = id.slice(0, longest + 1);
  const end = cut.lastIndexOf('-');
  return end > longest / 2 ? cut.slice(0, end) : cut.slice(0, longest).replace(/-$/, '');
}

/** Letters and digits of scripts that `fold` cannot transliterate. */
function foreignLetters(text: string): string {
  return (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? [])
    .filter((letter) => foldLetter(letter.toLowerCase()) === '-')
    .join('');
}

/** Four characters derived from the text alone (FNV-1a, 32 bits). */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return (hash % 36 ** 4).toString(36).padStart(4, '0');
}

const plain = /^[a-z0-9]$/;
/**
 * Apostrophes, combining marks, soft hyphens and other invisible characters do not split a word.
 */
const vanishing = /^(?:['’‘ʼʹ`´′]|\p{M}|\p{Cf})$/u;

const spelling = new Map(
  [
    // Latin letters that Unicode does not decompose, and the German ones.
    'ä=ae ö=oe ü=ue ß=ss æ=ae œ=oe ø=oe å=aa ł=l đ=d ð=d þ=th ı=i ħ=h ŋ=ng ŧ=t ĸ=k ə=e ɓ=b ɖ=d ɗ=d ƒ=f',
    // Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, close to what newspapers
    // print in English.
    'а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f',
    'х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ѕ=dz ќ=kj',
    // Modern Greek; accents have been removed before the look-up.
    'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o',
  ]
    .join(' ')
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.slice(2)]),
);
