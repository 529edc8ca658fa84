import type { Head } from '../article/head.ts';
import { listArticles } from '../article/load.ts';
import { absolute } from '../article/urls.ts';
import { site } from '../site.ts';
import { describeCard, type CardArticle, type CardSection } from './card.ts';
import { cardPath } from './card-path.ts';
import { chooseCard, recentArticles } from './choose-cards.ts';
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
 * The preview image of an article, or of one of its sections; nothing when the site's setting leaves it out.
 * Where only articles have one, a section shows that of its article.
 */
export async function cardFor(
  article: CardArticle,
  section?: CardSection,
): Promise<CardImage | undefined> {
  const card = chooseCard(site.cards, await recent(), article, section);
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

/** The head with the card as its preview image, in place of another; unchanged without a card. */
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

/** Computed once in a build; the preview of an author looks again each time. */
async function recent(): Promise<ReadonlySet<string>> {
  if (typeof site.cards !== 'object') return new Set();
  // Asked each time, so that every page is known to show it.
  const articles = await listArticles();
  if (!known || import.meta.env.DEV) known = recentArticles(site.cards, articles);
  return known;
}

let known: ReadonlySet<string> | undefined;
