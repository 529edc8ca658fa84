/**
 * The browser of these tests has no voices: a stand-in for `speechSynthesis` reports what it is
 * given to say, and says it when it is told to. What a real voice sounds like is not tested.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSites } from './sites.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const article = '/artikel/musk-trump-gespraech-auf-x/';
const title = 'Musk und Trump im Gespräch auf X';
const headings = [
  'Technische Probleme verzögern Gespräch von Musk und Trump',
  'Elon Musk bietet sich für Trump-Regierung an',
  'Trump warnt vor „nuklearer Erwärmung“',
  'Trump macht Biden für russischen Angriffskrieg verantwortlich',
] as const;

const { browser, own, specimen } = await openSites('own', 'specimen');

describe('“Anhören” is', () => {
  test.each([
    ['absent where the browser has no voice at all', undefined, false],
    ['absent where it has none for the language', ['en-US', 'fr_FR'], false],
    ['there where it has one', ['en-US', 'de_DE'], true],
  ])('%s', async (_, voices, isThere) => {
    await using view = await open({ voices });
    await view.page.waitForLoadState('networkidle');
    expect(await listen(view.page).count()).toBe(isThere ? 1 : 0);
    expect(view.requests.filter((url) => url.includes('read-aloud'))).toEqual([]);
  });

  test('offered when voices come late, and large enough to be hit', async () => {
    await using view = await open({ voices: [] });
    await view.page.evaluate(() => stub().setVoices(['de-DE']));
    const box = await listen(view.page).boundingBox();
    expect(box!.height).toBeGreaterThanOrEqual(44);
  });
});

describe('reading aloud', () => {
  test('says every sentence of the article in its order, and nothing of the interface', async () => {
    await using view = await start();
    const written = await view.page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'h1, .standfirst, h2, section p:not(.number, .absent *), figcaption',
        ),
      ]
        .map((block) => {
          const copy = block.cloneNode(true) as HTMLElement;
          copy.querySelectorAll('small').forEach((credit) => credit.remove());
          return copy.textContent.replace(/^\s*–/, '');
        })
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const said = await view.page.evaluate(async () => {
      while (stub().current) await stub().finish();
      return stub().said.map(({ text }) => text);
    });
    expect(said.slice(0, 2)).toEqual([
      title,
      'Im Gespräch zwischen Elon Musk und Donald Trump kam es auf X zunächst zu einer technischen Panne.',
    ]);
    expect(said.join(' ')).toBe(written);
    await player(view.page).getByRole('button', { name: 'Weiter vorlesen' }).waitFor();
    expect(await marked(view.page)).toBe('');
  });

  test('leaves out numbers of notes, notes, credits and what is said for the eye', async () => {
    await using view = await start({ url: `${specimen.origin}/artikel/alle-bausteine/` });
    const said = await view.page.evaluate(async () => {
      while (stub().current) await stub().finish();
      return stub().said.map(({ text }) => text);
    });
    expect(said).toContain('Text vor der ersten Überschrift, mit einer Anmerkung.');
    expect(said).toContain('Anna Beispiel');
    expect(said).toContain('Grundstücksverkehrsgenehmigungszuständigkeit');
    expect(said).toContain('Verborgener Text mit H2O.');
    expect(said).toContain('Ein fehlendes Bild.');
    expect(said.join(' ')).not.toMatch(/Teilen|Erika Muster|Die erste Anmerkung|nicht enthalten/);
  });

  test('marks the sentence that is said', async () => {
    await using view = await start();
    expect(await marked(view.page)).toBe(title);
    await finish(view.page);
    expect(await marked(view.page)).toMatch(/^Im Gespräch zwischen .* Panne\.$/);
  });

  test('pauses, and goes on with the sentence it was at', async () => {
    await using view = await start();
    await finish(view.page);
    const sentence = await current(view.page);
    await player(view.page).getByRole('button', { name: 'Pause' }).click();
    expect(await current(view.page)).toBeUndefined();
    await player(view.page).getByRole('button', { name: 'Weiter vorlesen' }).click();
    await expect.poll(() => current(view.page)).toBe(sentence);
  });

  test('goes from section to section and back', async () => {
    await using view = await start();
    const next = player(view.page).getByRole('button', { name: 'Nächster Abschnitt' });
    const back = player(view.page).getByRole('button', { name: 'Abschnitt zurück' });
    await next.click();
    await expect.poll(() => current(view.page)).toBe(headings[0]);
    await next.click();
    await expect.poll(() => current(view.page)).toBe(headings[1]);
    await finish(view.page);
    await back.click();
    await expect.poll(() => current(view.page)).toBe(headings[1]);
    await back.click();
    await expect.poll(() => current(view.page)).toBe(headings[0]);
    const list = player(view.page).getByRole('combobox', { name: 'Abschnitt' });
    await list.selectOption(`4 · ${headings[3]}`);
    await expect.poll(() => current(view.page)).toBe(headings[3]);
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await next.click({ force: true });
    expect(await list.inputValue()).toBe('4');
  });

  test('begins at the section whose address has been opened', async () => {
    await using view = await open({
      url: `${own.origin}${article}trump-warnt-vor-nuklearer-erwaermung/`,
    });
    await view.page.locator('.shared').getByRole('button', { name: 'Anhören' }).click();
    await expect.poll(() => current(view.page)).toBe(headings[2]);
  });

  test('is as fast as the reader wants it, also on the next page', async () => {
    await using view = await start();
    const speed = player(view.page).getByRole('combobox', { name: 'Tempo' });
    await speed.selectOption('1,5×');
    await expect.poll(() => rate(view.page)).toBe(1.5);
    await view.page.reload();
    await listen(view.page).click();
    await expect.poll(() => rate(view.page)).toBe(1.5);
  });

  test('prefers a voice of the device to one that sends the text away', async () => {
    await using view = await start({ voices: ['de-DE', 'de-AT local'] });
    expect(await view.page.evaluate(() => stub().said.at(-1)?.voice)).toBe('de-AT local');
  });

  test('ends with the Escape key, and the focus is back where it was', async () => {
    await using view = await start();
    expect(await focused(view.page)).toBe('Pause');
    await view.page.keyboard.press('Escape');
    await player(view.page).waitFor({ state: 'detached' });
    expect(await current(view.page)).toBeUndefined();
    expect(await marked(view.page)).toBe('');
    expect(await focused(view.page)).toBe('Anhören');
  });

  test('pauses when the page is left, and when a voice fails', async () => {
    await using view = await start();
    await view.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect(await current(view.page)).toBeUndefined();
    await player(view.page).getByRole('button', { name: 'Weiter vorlesen' }).click();
    await expect.poll(() => current(view.page)).toBe(title);
    await view.page.evaluate(() => stub().current?.onerror?.());
    await player(view.page).getByRole('button', { name: 'Weiter vorlesen' }).waitFor();
  });
});

describe('the page', () => {
  test('follows the sentence, and stays where the reader has scrolled to', async () => {
    await using view = await start();
    const section = player(view.page).getByRole('combobox', { name: 'Abschnitt' });
    await section.selectOption(`3 · ${headings[2]}`);
    const heading = view.page.locator('#trump-warnt-vor-nuklearer-erwaermung');
    await expect.poll(() => heading.boundingBox().then((box) => box!.y)).toBeLessThan(600);
    const before = await view.page.evaluate(() => scrollY);
    for (let sentence = 0; sentence < 14; sentence++) await finish(view.page);
    expect(await view.page.evaluate(() => scrollY)).toBeGreaterThan(before);

    await view.page.evaluate(() => scrollTo(0, 0));
    await finish(view.page);
    expect(await view.page.evaluate(() => scrollY)).toBe(0);
  });

  test('has no accessibility violation while it is read, light or dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await using view = await start({ context: { colorScheme, bypassCSP: true } });
      await view.page.addScriptTag({ content: axe });
      const violations = await view.page.evaluate(async () => {
        const { axe: engine } = window as unknown as { axe: typeof Axe };
        return (await engine.run()).violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${id}: ${html}`),
        );
      });
      expect(violations, colorScheme).toEqual([]);
    }
  });

  test('at 320 px has the controls in one row, each 44 px in size, and no trouble with them', async () => {
    await using view = await start({ context: { viewport: { width: 320, height: 640 } } });
    for (const control of await player(view.page).locator('button, select').all()) {
      const box = await control.boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    }
    expect((await player(view.page).boundingBox())!.height).toBeLessThan(60);
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await view.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const footer = await view.page.locator('body > footer a').last().boundingBox();
    expect(footer!.y + footer!.height).toBeLessThan(640 - 56);
    expect(view.trouble).toEqual([]);
  });
});

function listen(page: Page) {
  return page.locator('.head').getByRole('button', { name: 'Anhören' });
}

function player(page: Page) {
  return page.getByRole('group', { name: 'Vorlesen' });
}

/** What is being said. */
function current(page: Page): Promise<string | undefined> {
  return page.evaluate(() => stub().current?.text);
}

function rate(page: Page): Promise<number | undefined> {
  return page.evaluate(() => stub().said.at(-1)?.rate);
}

/** Says what is being said to its end. */
function finish(page: Page): Promise<void> {
  return page.evaluate(() => stub().finish());
}

function marked(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('spoken') ?? [])].map((range) => (range as Range).toString()).join(),
  );
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(
    () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent,
  );
}

/** A page that is being read aloud. */
async function start(options: Options = {}) {
  const view = await open(options);
  const button = view.page.locator('.head read-aloud button');
  await button.click();
  await view.page.waitForFunction(() => stub().current);
  return view;
}

async function open({ url = own.origin + article, context: more = {}, ...options }: Options) {
  const voices = 'voices' in options ? options.voices : ['de-DE'];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const trouble: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  if (voices) await page.addInitScript(standIn, voices);
  await page.goto(url);
  return { page, requests, trouble, [Symbol.asyncDispose]: () => context.close() };
}

interface Options {
  url?: string;
  /**
   * Tags of languages, with ` local` for a voice of the device; without any the browser stays as it
   * is.
   */
  voices?: string[] | undefined;
  context?: BrowserContextOptions;
}

/** Runs in the page: replaces speech by a stand-in, which tests reach as `stub()`. */
function standIn(tags: string[]): void {
  class Utterance {
    lang = '';
    rate = 1;
    voice: { name: string } | null = null;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const voicesOf = (list: string[]) =>
    list.map((name) => {
      const [lang] = name.split(' ');
      return { name, lang, default: false, localService: name.endsWith('local') };
    });
  let voices = voicesOf(tags);
  const speech = new EventTarget();
  const state: Stub = {
    said: [],
    current: undefined,
    setVoices: (list) => {
      voices = voicesOf(list);
      speech.dispatchEvent(new Event('voiceschanged'));
    },
    finish: async () => {
      const ended = state.current;
      state.current = undefined;
      ended?.onend?.();
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
  Object.assign(speech, {
    getVoices: () => voices,
    speak: (utterance: Utterance) => {
      if (utterance.text === '') return;
      state.current = utterance;
      state.said.push({
        text: utterance.text,
        rate: utterance.rate,
        voice: utterance.voice?.name,
      });
    },
    cancel: () => {
      const broken = state.current;
      state.current = undefined;
      // Browsers report what was broken off, as an error or as an end, and later.
      setTimeout(() => broken?.onend?.());
    },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, stub: () => state });
}

interface Stub {
  said: { text: string; rate: number; voice: string | undefined }[];
  current: { text: string; onend: (() => void) | null; onerror: (() => void) | null } | undefined;
  setVoices: (tags: string[]) => void;
  finish: () => Promise<void>;
}

declare global {
  /** The stand-in, in the page. */
  function stub(): Stub;
}
