/**
 * The schema.org type of a text with this label (https://schema.org/NewsArticle and its subtypes).
 */
export function articleType(label: string | undefined): ArticleType {
  return kinds.find(([, words]) => words.test(label ?? ''))?.[0] ?? 'NewsArticle';
}

/** Whether a text is paid for: search engines do not accept advertisements as news. */
export function isAdvertisement(label: string | undefined): boolean {
  return articleType(label) === 'AdvertiserContentArticle';
}

const kinds: readonly [ArticleType, words: RegExp][] = [
  [
    'AdvertiserContentArticle',
    /^(?:anzeige|advertorial|werbung|advert(?:isement)?|ad|sponsored|paid post)\b/i,
  ],
  [
    'OpinionNewsArticle',
    /^(?:kommentar|meinung|gastbeitrag|leitartikel|glosse|kolumne|opinion|comment(?:ary)?|guest|editorial|column|op-ed)\b/i,
  ],
  ['AnalysisNewsArticle', /^(?:analyse|analysis)\b/i],
];

type ArticleType =
  'NewsArticle' | 'AdvertiserContentArticle' | 'OpinionNewsArticle' | 'AnalysisNewsArticle';
