import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Card } from './card.ts';
import { readFonts } from './fonts.ts';
import { hyphenationOf } from '../i18n/hyphenation.ts';
import { cardSize, colours, layOutCard, type Layout } from './layout.ts';
import { legibleCard } from './legible.ts';
import type { Face } from './set-text.ts';

const fonts = readFonts();
for (const { family, data } of fonts) GlobalFonts.register(data, family);
const families = fonts.map(({ family }) => `"${family}"`).join(', ');

// One canvas for all cards: each is drawn and encoded before the next.
const canvas = createCanvas(cardSize.width, cardSize.height);
const context = canvas.getContext('2d');
// Lines know their left edge in either direction.
context.textAlign = 'left';

const widths = new Map<Face, Map<string, number>>();

/** Draws a card as JPEG, 1200 × 630 pixels. */
export function drawCard(card: Card): Buffer {
  const { rules, texts } = arrangeCard(card);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, cardSize.width, cardSize.height);
  for (const { x, y, width, height, colour } of rules) {
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
  }
  for (const { text, face, size, colour, x, y, baseline } of texts) {
    choose(face, size);
    context.fillStyle = colour;
    context.fillText(text, x, y + baseline);
  }
  return canvas.toBuffer('image/jpeg', 76);
}

/** The layout of a card, without what no font can draw. */
export function arrangeCard(card: Card): Layout {
  context.lang = card.lang;
  context.direction = card.direction;
  return layOutCard(legibleCard(card, hasGlyph), { measure, hyphenate: hyphenationOf(card.lang) });
}

/** Whether one of the fonts has the character. */
export function hasGlyph(letter: string): boolean {
  const codePoint = letter.codePointAt(0) ?? 0;
  return fonts.some(({ characters }) => characters.has(codePoint));
}

/** Width in ems, as the sum of the words' widths: each word is shaped and measured once. */
function measure(text: string, face: Face): number {
  const known = wordWidths(face);
  let width = 0;
  for (const word of text.split(/(?= )|(?<= )/)) {
    let wordWidth = known.get(word);
    if (wordWidth === undefined) {
      choose(face, 100);
      wordWidth = context.measureText(word).width / 100;
      known.set(word, wordWidth);
    }
    width += wordWidth;
  }
  return width;
}

/** Widths by word, cleared now and then so that a large archive does not fill the memory. */
function wordWidths(face: Face): Map<string, number> {
  const known = widths.get(face) ?? new Map<string, number>();
  if (known.size > 20_000) known.clear();
  widths.set(face, known);
  return known;
}

/** The weight is set as an axis: as part of `font` it would be synthesised. */
function choose({ weight, opticalSize }: Face, size: number): void {
  context.font = `${size}px ${families}`;
  context.fontVariationSettings = `"wght" ${weight}, "opsz" ${opticalSize}`;
}
