import type { Head } from '../article/head/head.ts';
import { absolute } from '../urls/urls.ts';
import { site } from '../site.ts';
import { describeCard, type CardArticle, type CardSection } from './card.ts';
import { cardPath } from './card-path.ts';
import { chooseCard } from './choose-cards.ts';
import { cardSize } from './layout.ts';

/** A preview image as a page's head names it. */
export interface CardImage {
  /** Absolute. */
  url: string;
  width: number;
  height: number;
  type: 'image/jpeg';
  alt: string;
}

/**
 * The preview image of an article, or of one of its sections; `undefined` if the site's setting
 * excludes it. If only articles have one, a section uses its article's.
 */
export function cardFor(
  article: CardArticle & { isRecent: boolean },
  section?: CardSection,
): CardImage | undefined {
  const card = chooseCard(site.cards, article, section);
  if (!card) return undefined;
  const { width, height } = cardSize;
  return {
    url: absolute(cardPath(card)),
    width,
    height,
    type: 'image/jpeg',
    alt: describeCard(card),
  };
}

/** The head with the card as its preview image, replacing any other; unchanged without a card. */
export function withCard(head: Head, card: CardImage | undefined): Head {
  if (!card) return head;
  return {
    ...head,
    openGraph: [
      ...head.openGraph.filter(([property]) => !/^og:image(:|$)/.test(property)),
      ['og:image', card.url],
      ['og:image:width', String(card.width)],
      ['og:image:height', String(card.height)],
      ['og:image:type', card.type],
      ['og:image:alt', card.alt],
    ],
    meta: [...head.meta, ['twitter:card', 'summary_large_image']],
  };
}
