import { theme } from '../theme/theme.ts';
import type { Card } from './card.ts';
import { setText, type Box, type Line, type Style, type TextTools } from './set-text.ts';

/** The size that chat apps and social networks expect, in pixels. */
export const cardSize = { width: 1200, height: 630 };

/** No text comes closer to an edge. */
export const margin = 56;

const { paper, ink, quiet, faint, rule, accent } = theme.colours;

/** The site's colours by day. */
export const colours = {
  paper: paper.light,
  ink: ink.light,
  quiet: quiet.light,
  faint: faint.light,
  rule: rule.light,
  accent: accent.light,
};

/**
 * Arranges a card: a rule that shows where in the article the section is, the line below it, the
 * heading with its number in the margin, and at the bottom the article's title, source and date.
 * Every text is set whole and inside its box: the heading in up to three lines of large type, or
 * else in smaller type.
 */
export function layOutCard(card: Card, tools: TextTools): Layout {
  const styles = card.direction === 'rtl' ? airy : latin;
  const set = (text: string | undefined, style: Style, box: Box) =>
    text === undefined ? [] : setText(text, style, box, tools);
  const inner = cardSize.width - 2 * margin;

  const name = set(card.siteName, styles.name, { ...top, x: margin, width: inner * 0.4 });
  const eyebrowWidth = inner - widest(name) - 40;
  const eyebrow = set(card.eyebrow, styles.eyebrow, { ...top, x: margin, width: eyebrowWidth });

  const numeral = card.place && String(card.place.number);
  const number = set(numeral, styles.number, { x: margin, y: 140, width: 210, height: 210 });
  const indent = card.place ? Math.max(128, widest(number) + 36) : 0;
  const column = { x: margin + indent, width: inner - indent };

  const facts = [card.source, card.dates[0], card.age]
    .filter((text) => text !== undefined)
    .join(' · ');
  const factLines = set(facts, styles.facts, { ...column, y: 0, height: 84 });
  const articleLines = set(card.article, styles.article, { ...column, y: 0, height: 92 });
  const factsTop = cardSize.height - margin - heightOf(factLines);
  const articleTop = factsTop - heightOf(articleLines) - 4;

  const headingBox = { ...column, y: headingTop, height: articleTop - 24 - headingTop };
  const heading = set(card.heading, styles.heading, headingBox);

  const texts = [
    ...eyebrow,
    ...name.map((line) => ({ ...line, x: margin + inner - line.width })),
    ...besideHeading(number, heading),
    ...heading,
    ...lowered(articleLines, articleTop),
    ...lowered(factLines, factsTop),
  ];
  const layout = { rules: placeRules(card.place, inner), texts };
  return card.direction === 'rtl' ? mirrored(layout) : layout;
}

/**
 * A hairline with as many parts as the article has sections; the card's own part is thick and in
 * the accent colour.
 */
function placeRules(place: Card['place'], width: number): Rule[] {
  const hairline = { x: margin, y: margin + 3, width, height: 2, colour: colours.rule };
  const heavy = { x: margin, y: margin, width: 128, height: 8, colour: colours.accent };
  if (!place) return [hairline, heavy];
  const gap = width / place.total > 24 ? 8 : 0;
  const step = (width + gap) / place.total;
  const parts = Array.from({ length: gap > 0 ? place.total : 0 }, (_, index) => {
    return { ...hairline, x: margin + index * step, width: step - gap };
  });
  const own = Math.max(step - gap, 12);
  const x = margin + Math.min((place.number - 1) * step, width - own);
  return [...(gap > 0 ? parts : [hairline]), { ...heavy, x, width: own }];
}

/** The number, as high as the capitals of the heading's first line. */
function besideHeading(number: Line[], heading: Line[]): Line[] {
  const first = heading[0];
  const capitals = first ? first.y + first.baseline - first.size * 0.67 : headingTop;
  return number.map((line) => ({ ...line, y: capitals + line.size * 0.72 - line.baseline }));
}

function lowered(lines: Line[], by: number): Line[] {
  return lines.map((line) => ({ ...line, y: line.y + by }));
}

function mirrored({ rules, texts }: Layout): Layout {
  const mirror = <Item extends Box>(box: Item) => ({
    ...box,
    x: cardSize.width - box.x - box.width,
  });
  return { rules: rules.map(mirror), texts: texts.map(mirror) };
}

function widest(lines: Line[]): number {
  return Math.max(0, ...lines.map(({ width }) => width));
}

function heightOf(lines: Line[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

/** The line below the rule. */
const top = { y: 80, height: 52 };

const headingTop = 160;

const heading = { weight: 500, opticalSize: 72 };
const small = { weight: 400, opticalSize: 20 };

const latin = {
  eyebrow: {
    face: { weight: 600, opticalSize: 20 },
    colour: colours.accent,
    lineHeight: 1.2,
    sizes: [{ size: 36, most: 1 }, { size: 30, most: 1 }, ...sizes(21, 17, 14, 12)],
  },
  name: {
    face: { weight: 600, opticalSize: 28 },
    colour: colours.ink,
    lineHeight: 1.2,
    sizes: [{ size: 36, most: 1 }, { size: 30, most: 1 }, ...sizes(21, 17, 14, 12)],
  },
  number: {
    face: { weight: 200, opticalSize: 72 },
    colour: colours.faint,
    lineHeight: 1.1,
    sizes: sizes(176, 128, 96, 72, 54, 40),
  },
  heading: {
    face: heading,
    colour: colours.ink,
    lineHeight: 1.1,
    sizes: [
      ...sizes(128, 116, 104, 96, 92, 88, 84, 80, 76, 72, 68, 64).map((size) => ({
        ...size,
        most: 3,
      })),
      ...sizes(58, 54, 50, 46, 42, 39, 36, 33, 30, 27, 24, 22, 20, 18),
    ],
  },
  article: {
    face: small,
    colour: colours.quiet,
    lineHeight: 1.2,
    sizes: sizes(40, 36, 32, 28, 24, 21, 18, 15, 12),
  },
  facts: {
    face: small,
    colour: colours.quiet,
    lineHeight: 1.25,
    sizes: [{ size: 34, most: 1 }, { size: 30, most: 1 }, ...sizes(28, 24, 21, 18, 15, 12)],
  },
} satisfies Record<string, Style>;

/** Arabic and Hebrew letters with their marks need more space between lines. */
const airy = {
  ...latin,
  heading: { ...latin.heading, lineHeight: 1.4 },
  article: { ...latin.article, lineHeight: 1.4 },
};

function sizes(...inPixels: number[]): Style['sizes'] {
  return inPixels.map((size) => ({ size }));
}

/** The shapes to draw, in pixels. */
export interface Layout {
  rules: Rule[];
  texts: Line[];
}

interface Rule extends Box {
  colour: string;
}
