import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readArticles } from '../content/read/read-articles.ts';
import { articleCard, sectionCard, type Card } from './card.ts';
import { arrangeCard, drawCard, hasGlyph } from './draw.ts';
import { cardSize, colours, margin } from './layout.ts';
import type { Line } from './set-text.ts';

const own = await cardsOf('content');
const specimen = await cardsOf('src/tests/specimen');
const titles = [
  'Президент России посетил Достопримечательности Санкт-Петербурга: «Эрмитаж» № 1',
  'Οι εξελίξεις στην Αθήνα μετά τις εκλογές',
  'Đường phố Hà Nội, Île-de-France, Łódź, İstanbul',
  'שלום עולם: מה אמר „ראש הממשלה“?',
  'كيف تغيّرت السياسة الأوروبية تجاه الهجرة بعد الانتخابات الأخيرة في ألمانيا (2024)',
  '日本語の見出し',
  '🚀 Der CO₂-Preis → 80 € 🎉',
  'Ä',
];

describe.each([...own, ...specimen])('the card “$heading” of $slug', (card) => {
  test('is a JPEG of 1200 × 630 pixels that any chat loads', async () => {
    const picture = drawCard(card);
    const { format, width, height } = await sharp(picture).metadata();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1200, height: 630 });
    expect(picture.length).toBeLessThan(100_000);
  });

  test('has all its texts whole, apart from each other and inside the margins', () => {
    const { texts } = arrangeCard(card);
    expectInside(texts);
    const drawn = texts.map(({ text }) => text).join('');
    for (const text of [card.heading, card.eyebrow, card.article, card.source, card.siteName])
      expect(letters(drawn)).toContain(letters(text ?? ''));
  });

  test('has ink only where its texts and rules are', () => expectInkInBoxes(card));
});

test.each(titles)('the title %s is drawn in letters, without empty boxes', async (heading) => {
  const lang = /[א-ת]/.test(heading) ? 'he' : /[ء-ي]/.test(heading) ? 'ar' : 'de';
  const direction = lang === 'de' ? 'ltr' : 'rtl';
  const card: Card = { ...own[1]!, lang, direction, heading };
  for (const letter of arrangeCard(card).texts.flatMap(({ text }) => [...text]))
    expect(hasGlyph(letter) || letter === ' ', letter).toBe(true);
  await expectInkInBoxes(card);
});

test('a heading has up to three lines of large type, and then smaller type', () => {
  const sizes = (heading: string) => {
    const lines = arrangeCard({ ...own[1]!, heading }).texts.filter(
      ({ face }) => face.weight === 500,
    );
    return { lines: lines.length, size: lines[0]?.size ?? 0 };
  };
  expect(sizes('Fazit')).toEqual({ lines: 1, size: 128 });
  expect(sizes('Die Koalition einigt sich auf einen Haushalt für zwei Jahre').lines).toBe(3);
  expect(sizes('wort '.repeat(60).trim()).size).toBeGreaterThanOrEqual(30);
  expect(sizes('wort '.repeat(200).trim()).size).toBeGreaterThanOrEqual(18);
});

test('even a heading of 600 letters stands there to its end', () => {
  const heading = 'Donaudampfschifffahrt und Ende '.repeat(20).trim();
  const drawn = arrangeCard({ ...own[1]!, heading }).texts.map(({ text }) => text);
  expect(letters(drawn.join(''))).toContain(letters(heading));
});

test('a right-to-left card is the mirror of its neighbour', () => {
  const { texts } = arrangeCard({ ...own[1]!, lang: 'ar', direction: 'rtl', heading: 'مقال' });
  const line = texts.find(({ text }) => text === 'مقال');
  expect(line!.x + line!.width).toBeGreaterThan(cardSize.width * 0.8);
});

test('no text whatever leaves its card or shows an empty box', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[A-ZÄÖÜa-zäöüß-]{1,60}$/),
    fc.stringMatching(/^[а-яА-Я]{1,30}$/),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, text, text, (heading, article, source, eyebrow) => {
      const { texts } = arrangeCard({ ...own[1]!, heading, article, source, eyebrow });
      expectInside(texts);
      for (const letter of texts.flatMap((line) => [...line.text]))
        expect(hasGlyph(letter) || /[\s\u200b-\u200d]/.test(letter), letter).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 30_000);

test('the colours are those of the site by day', () => {
  const tokens = readFileSync(resolve(import.meta.dirname, '../styles/tokens.css'), 'utf8');
  for (const [name, colour] of Object.entries(colours))
    expect(tokens).toContain(`--${name}: light-dark(${colour},`);
});

async function cardsOf(folder: string): Promise<Card[]> {
  const { articles } = await readArticles(resolve(folder));
  return articles.flatMap(({ slug, frontmatter, outline, addresses }) => {
    const sections = outline.map((section) => ({
      ...section,
      id: addresses.sections[section.number - 1]?.id ?? '',
    }));
    const article = { ...frontmatter, slug, sections, age: 2 };
    const named = sections.flatMap(({ id, number, heading }) =>
      heading ? [{ id, number, text: heading.text }] : [],
    );
    return [articleCard(article), ...named.map((section) => sectionCard(article, section))];
  });
}

function expectInside(texts: Line[]) {
  for (const { text, x, y, width, height } of texts) {
    expect(x, text).toBeGreaterThanOrEqual(margin - 0.5);
    expect(x + width, text).toBeLessThanOrEqual(cardSize.width - margin + 0.5);
    expect(y, text).toBeGreaterThanOrEqual(margin);
    expect(y + height, text).toBeLessThanOrEqual(cardSize.height - margin + 0.5);
  }
  for (const [index, one] of texts.entries())
    for (const other of texts.slice(index + 1)) expect(overlap(one, other), one.text).toBe(false);
}

function overlap(one: Line, other: Line): boolean {
  // The number's box is taller than its figures, which have no descenders.
  const [low, high] = [one, other].map(({ y, height, baseline, face }) =>
    face.weight === 200 ? y + baseline : y + height,
  );
  const [top, upper] = [one, other].map(({ y, baseline, face, size }) =>
    face.weight === 200 ? y + baseline - size * 0.72 : y,
  );
  return (
    one.x < other.x + other.width - 0.5 &&
    other.x < one.x + one.width - 0.5 &&
    top! < high! - 0.5 &&
    upper! < low! - 0.5
  );
}

/** Every dark pixel belongs to a text or a rule, and every text has some. */
async function expectInkInBoxes(card: Card) {
  const { texts, rules } = arrangeCard(card);
  const { data, info } = await sharp(drawCard(card))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const boxes = [
    ...rules.map((box) => ({ ...box, reach: 8, ink: 0 })),
    // Accents and swashes may stand out a little.
    ...texts.map((line) => ({ ...line, reach: Math.max(6, line.size * 0.12), ink: 0 })),
  ];
  const stray: string[] = [];
  for (let index = 0; index < data.length; index += 1) {
    if (data[index]! > 190) continue;
    const [x, y] = [index % info.width, Math.floor(index / info.width)];
    const around = boxes.filter(
      (box) =>
        x >= box.x - box.reach &&
        x <= box.x + box.width + box.reach &&
        y >= box.y - box.reach &&
        y <= box.y + box.height + box.reach,
    );
    if (around.length === 0) stray.push(`${x}, ${y}`);
    for (const box of around) box.ink += 1;
  }
  expect(stray.slice(0, 5)).toEqual([]);
  for (const box of boxes.slice(rules.length))
    expect(box.ink, JSON.stringify(box)).toBeGreaterThan(10);
}

function letters(text: string): string {
  return text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}
