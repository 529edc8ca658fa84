import { createHash } from 'node:crypto';
import { cardImagePath } from '../urls/urls.ts';
import type { Card } from './card.ts';
import breakLines from './break-lines.ts?raw';
import draw from './draw.ts?raw';
import fonts from './fonts.ts?raw';
import hyphenation from '../i18n/hyphenation.ts?raw';
import layout from './layout.ts?raw';
import { colours } from './layout.ts';
import legible from './legible.ts?raw';
import setText from './set-text.ts?raw';

/**
 * Hash of everything a card is made from: its texts, and the code that draws it. A changed picture
 * gets a new address, so that no chat app shows an old one from its cache.
 */
export function cardHash(card: Card): string {
  const made = JSON.stringify([colours, card]);
  return createHash('sha256').update(drawing).update(made).digest('hex');
}

/** Name of a card's file in the folder of its article, without its extension. */
export function cardName(card: Card): string {
  const hash = cardHash(card).slice(0, 12);
  return card.section === undefined ? hash : `${card.section}-${hash}`;
}

/** Path of a card on the site. */
export function cardPath(card: Card): string {
  return cardImagePath(card.slug, `${cardName(card)}.jpg`);
}

const drawing = [breakLines, draw, fonts, hyphenation, layout, legible, setText].join('\0');
