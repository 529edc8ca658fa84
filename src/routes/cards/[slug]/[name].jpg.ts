import type { APIRoute } from 'astro';
import { listArticles } from '../../../article/load.ts';
import { cardHash, cardName } from '../../../cards/card-path.ts';
import type { Card } from '../../../cards/card.ts';
import { chooseCards } from '../../../cards/choose-cards.ts';
import { keptFile } from '../../../images/kept-file.ts';
import { cardsCache, site } from '../../../site.ts';

export async function getStaticPaths() {
  return chooseCards(site.cards, await listArticles()).map((card) => ({
    params: { slug: card.slug, name: cardName(card) },
    props: { card },
    // The name contains a digest of everything that affects the picture.
    cacheKey: '',
  }));
}

export const GET: APIRoute<{ card: Card }> = async ({ props: { card } }) => {
  const picture = await keptFile(cardsCache, cardHash(card), async () => {
    // Fonts and the drawing library are loaded only if a card must be drawn.
    const { drawCard } = await import('../../../cards/draw.ts');
    return drawCard(card);
  });
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/jpeg' } });
};
