/**
 * Passages that begin and end anywhere, shared as readers share them, and opened where they lead.
 * QUOTES=500 tries so many in each engine, QUOTES_SEED others.
 */
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { interfaceWords } from '../client/interface-words.ts';
import { engines, type EngineWindow } from './engines.ts';
import { serve } from './serve.ts';
import { builtSites } from './sites.ts';

const count = Number(process.env['QUOTES'] ?? 12);
const seed = Number(process.env['QUOTES_SEED'] ?? 1);

const dirs = await builtSites('own', 'specimen');
const [own, specimen] = await Promise.all([serve(dirs.own), serve(dirs.specimen)]);
afterAll(() => Promise.all([own, specimen].map(({ close }) => close())));

const articles = [
  `${own.origin}/artikel/musk-trump-gespraech-auf-x/`,
  `${own.origin}/artikel/anleitung/`,
  `${specimen.origin}/artikel/alle-bausteine/`,
];

/** The bundled Chromium looks for no text fragments, and WebKit does not say what it has found. */
const judged = engines.filter(({ name }) => name === 'Firefox');

describe.each(judged)('$name', ({ isInstalled, open }) => {
  test.skipIf(!isInstalled)(
    `${count} shared quotes lead to their place`,
    async () => {
      const random = randomNumbers(seed);
      const view = await open({ script: true });
      const lost: string[] = [];
      try {
        for (let number = 0; number < count; number += 1) {
          const article = articles[number % articles.length] ?? '';
          if ((await view.url()).replace(/#.*/, '') !== article) await visit(view, article);
          const quote = await shareQuote(view, random);
          await visit(view, quote.url);
          if (!(await isFound(view, quote))) lost.push(`${quote.text}\n${quote.url}`);
          if (count > 100 && number % 50 === 49)
            console.log(`${number + 1} quotes, ${lost.length} lost`);
        }
      } finally {
        await view.close();
      }
      expect(lost).toEqual([]);
    },
    60_000 + count * 5000,
  );
});

async function visit(view: EngineWindow, url: string): Promise<void> {
  await view.goto('about:blank');
  await view.goto(url);
  await view.evaluate(`(${markFound.toString()})()`);
  const isThere = `document.readyState === 'complete' && customElements.get('share-links') !== undefined`;
  await expect.poll(() => view.evaluate(isThere)).toBe(true);
}

/** Gives found text a colour that nothing else has. */
function markFound(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::target-text { background: #f0f; color: #f0f }');
  document.adoptedStyleSheets.push(sheet);
}

/** Selects a random passage, and shares it by the button that then appears. */
async function shareQuote(view: EngineWindow, random: () => number): Promise<Quote> {
  // Many short ones, some over several blocks.
  const [place, length] = [random(), Math.round(3 * 500 ** random())];
  const expression = `(${select.toString()})(${allTexts.toString()}, '${interfaceWords}', ${place}, ${length})`;
  return (await view.evaluate(expression)) as Quote;
}

async function select(
  textsOf: typeof allTexts,
  left: string,
  place: number,
  length: number,
): Promise<Quote> {
  const texts = textsOf(left);
  const whole = texts.reduce((sum, { data }) => sum + data.length, 0);
  let from = Math.floor(place * (whole * 0.99 - Math.min(length, whole / 2)));
  let to = from + Math.min(length, Math.floor(whole / 2));
  const at = (offset: number): [Text, number] => {
    let before = 0;
    for (const text of texts) {
      if (offset < before + text.length) return [text, offset - before];
      before += text.length;
    }
    throw new Error('No text there.');
  };
  // Three letters are the fewest that can be shared.
  for (;;) {
    getSelection()!.setBaseAndExtent(...at(from), ...at(to));
    if (getSelection()!.toString().trim().length >= 3) break;
    from = Math.max(0, from - 1);
    to = Math.min(whole - 1, to + 1);
  }
  const text = getSelection()!.toString();
  const isHeading = (offset: number) =>
    at(offset)[0].parentElement!.closest('h1, h2, h3, h4, h5, h6');
  const isBlank = (offset: number) => /\s/.test(at(offset)[0].data[at(offset)[1]]!);
  while (from < to && (isHeading(from) || isBlank(from))) from += 1;
  while (from < to && (isHeading(to - 1) || isBlank(to - 1))) to -= 1;
  const isShared = new Promise<string>((done) => {
    document.addEventListener(
      'share-links:share',
      ({ detail }: CustomEventInit<{ url: string }>) => done(detail!.url),
      { once: true },
    );
  });
  document.querySelector('.quote-button')?.remove();
  for (let tries = 0; !document.querySelector('.quote-button'); tries += 1) {
    if (tries > 200) throw new Error(`Nothing was offered for “${text}”.`);
    await new Promise((done) => setTimeout(done, 25));
  }
  document.querySelector<HTMLElement>('.quote-button')!.click();
  return { from, to, text, url: await isShared };
}

/** Whether a quote can be seen and is marked as found, give or take the rest of a word. */
async function isFound(view: EngineWindow, quote: Quote): Promise<boolean> {
  const expression = `(${placesOf.toString()})(${allTexts.toString()}, '${interfaceWords}', ${JSON.stringify(quote)})`;
  for (let tries = 0; tries < 12; tries += 1) {
    await new Promise((done) => setTimeout(done, 60));
    const { first, last, height } = (await view.evaluate(expression)) as Places;
    if (!first || !last || last.bottom < 0 || first.top > height) continue;
    if (quote.from === quote.to) return true;
    // A browser shows the middle of a quote that is higher than its window.
    const [top, bottom] = [Math.max(first.top, 0), Math.min(last.bottom, height)];
    const found = await markedRows(await view.screenshot());
    if (found && Math.abs(found.top - top) < 40 && Math.abs(found.bottom - bottom) < 40)
      return true;
  }
  return false;
}

function placesOf(textsOf: typeof allTexts, left: string, { from, to }: Quote): Places {
  const height = innerHeight;
  if (from === to) {
    const box = document.querySelector('[autofocus]')?.getBoundingClientRect();
    const [first, last] = [box, box].map((one) => one && { top: one.top, bottom: one.bottom });
    return { first, last, height };
  }
  const range = document.createRange();
  let before = 0;
  for (const text of textsOf(left)) {
    if (from >= before && from < before + text.length) range.setStart(text, from - before);
    if (to > before && to <= before + text.length) range.setEnd(text, to - before);
    before += text.length;
  }
  const boxes = [...range.getClientRects()]
    .filter(({ width }) => width > 0)
    .map(({ top, bottom }) => ({ top, bottom }));
  // Copies: a value that occurs twice is lost on its way out of some engines.
  return { first: boxes[0], last: boxes.at(-1) && { ...boxes.at(-1)! }, height };
}

/** The text of the article that can be selected, without the interface's. */
function allTexts(left: string): Text[] {
  const walker = document.createTreeWalker(
    document.querySelector('article')!,
    NodeFilter.SHOW_TEXT,
  );
  const texts: Text[] = [];
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement!.closest(`${left}, details:not([open])`))
      continue;
    range.selectNodeContents(node);
    if (node.data.trim() !== '' && range.getClientRects().length > 0) texts.push(node);
  }
  return texts;
}

/** The first and last row of a picture that has the colour of found text. */
async function markedRows(png: Buffer): Promise<Box | undefined> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const isMarked = (at: number) => data[at]! > 230 && data[at + 1]! < 40 && data[at + 2]! > 230;
  const rows = new Set<number>();
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1)
    if (isMarked(3 * pixel)) rows.add(Math.floor(pixel / info.width));
  return rows.size === 0 ? undefined : { top: Math.min(...rows), bottom: Math.max(...rows) };
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Quote {
  /** Its place in the text of the article, without headings; empty if there is only a heading. */
  from: number;
  to: number;
  text: string;
  url: string;
}

interface Box {
  top: number;
  bottom: number;
}

interface Places {
  first: Box | undefined;
  last: Box | undefined;
  height: number;
}
