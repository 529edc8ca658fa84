/**
 * The language of a text as a BCP 47 tag, detected by frequent words (`de`, `en`, `fr`, `es`, `it`,
 * `nl`) or by script (`ar`, `he`, `ru`, `el`, `ja`, `zh`, `ko`). `undefined` if uncertain.
 */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [lang, script] of scripts) {
    if ((sample.match(script)?.length ?? 0) > letters * 0.3) return lang;
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [best, second] = Object.entries(smallWords)
    .map(([lang, small]): [string, number] => [
      lang,
      words.filter((word) => small.has(word)).length,
    ])
    .sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 2 || best[1] < words.length * 0.03) return undefined;
  return best[1] > (second?.[1] ?? 0) ? best[0] : undefined;
}

/** The language that a page states, unless its text is certainly in another detectable one. */
export function languageOf(text: string, stated: string): string {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const guess = guessLanguage(text);
  const share = (lang: string): number =>
    words.filter((word) => smallWords[lang]?.has(word)).length / Math.max(1, words.length);
  const [primary = ''] = stated.toLowerCase().split('-');
  const isOther = guess !== undefined && guess !== primary && smallWords[primary] !== undefined;
  return isOther && words.length >= 60 && share(guess) > 3 * share(primary) ? guess : stated;
}

const scripts: [string, RegExp][] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
];

const smallWords: Record<string, ReadonlySet<string>> = {
  de: setOf(
    'der die das und ist nicht mit ein eine einen einem den dem zu auf für von im sich auch es er sie werden wurde bei nach aus',
  ),
  en: setOf(
    'the and of to in is that it was for on are with as his they at be this have from or had by but not what',
  ),
  fr: setOf(
    'le la les et des est un une du que qui dans pour pas sur au avec ce il elle sont par plus',
  ),
  es: setOf('el la los las y de que en un una es por con para del se no su al como más'),
  it: setOf('il lo la gli le e di che un una è per con del della non si al come più sono'),
  nl: setOf('de het een en van is dat in te op voor niet met zijn aan er ook als maar bij'),
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
