/** What search engines call a text of this label (https://schema.org/NewsArticle and its kinds). */
export function articleType(label: string | undefined): ArticleType {
  return kinds.find(([, words]) => words.test(label ?? ''))?.[0] ?? 'NewsArticle';
}

/** Whether somebody has paid for a text: search engines want no advertisement among the news. */
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
