import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { engines, type Engine, type EngineWindow } from './engines.ts';
import { serve } from './serve.ts';
import { builtSite } from './sites.ts';

const dir = await builtSite('own');

const article = '/artikel/musk-trump-gespraech-auf-x/';
const ids = [
  'technische-probleme-verzoegern-gespraech-von-musk-und-trump',
  'elon-musk-bietet-sich-fuer-trump-regierung-an',
  'trump-warnt-vor-nuklearer-erwaermung',
  'trump-macht-biden-fuer-russischen-angriffskrieg',
];
const id = 'trump-warnt-vor-nuklearer-erwaermung';

let own: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  own = await serve(dir);
});
afterAll(() => own?.close());

/** What became of each engine, for the report at the end. */
const report = new Map(
  engines.map(({ name, install }) => [name, `not installed (apt-get install ${install})`]),
);
afterAll(() => {
  const lines = [...report].map(([name, state]) => `${name} ${state}`);
  console.log(`Engines: ${lines.join(', ')}`);
});

describe.each(engines)('$name', (engine) => {
  const missing = engine.isInstalled ? '' : ` (missing: apt-get install ${engine.install})`;

  describe.skipIf(missing !== '').each([true, false])(`with script: %s${missing}`, (script) => {
    const opened = openForAll(engine, script);

    test.for(ids)('opens the address of %s at its heading, in focus', async (section, context) => {
      const view = opened(context);
      await view.goto(`${own.origin}${article}${section}/`);
      await expect.poll(() => focused(view)).toBe(section);
      await expect.poll(() => isInView(view, section)).toBe(true);
    });

    test.for(ids)('opens #%s of the article with its heading in view', async (section, context) => {
      const view = opened(context);
      await view.goto('about:blank');
      await view.goto(`${own.origin}${article}#${section}`);
      await expect.poll(() => isInView(view, section)).toBe(true);
    });

    test('opens both kinds of address at the same place, the line of facts above it in view', async (context) => {
      const view = opened(context);
      const places: unknown[] = [];
      for (const address of [`${article}${id}/`, `${article}${id}/#${id}`]) {
        await view.goto('about:blank');
        await view.goto(own.origin + address);
        await expect.poll(() => isInView(view, id)).toBe(true);
        await expect
          .poll(() =>
            view.evaluate("document.querySelector('.shared .facts').getBoundingClientRect().top"),
          )
          .toBeGreaterThanOrEqual(0);
        places.push(await topOf(view, id));
      }
      const [atAddress, atFragment] = places as [number, number];
      expect(atAddress).toBeLessThan(260);
      expect(Math.abs(atAddress - atFragment)).toBeLessThan(40);
    });

    test('underlines links', async (context) => {
      const view = opened(context);
      await view.goto(`${own.origin}${article}${id}/`);
      const line = "getComputedStyle(document.querySelector('.arrival a')).textDecorationLine";
      expect(await view.evaluate(line)).toBe('underline');
    });

    test('follows a link within the page to its heading', async (context) => {
      const view = opened(context);
      // The same address again would be a reload, and a browser may still be about to restore its
      // place.
      await view.goto('about:blank');
      await view.goto(`${own.origin}${article}${id}/`);
      await expect.poll(() => isInView(view, id)).toBe(true);
      await expect.poll(() => view.evaluate(script ? isReady : isComplete)).toBe(true);
      await view.evaluate('scrollTo(0, 0)');
      await expect.poll(() => isInView(view, id)).toBe(false);
      // WebKit scrolls in a thread of its own, which tells nobody when it is there: until then a
      // click hits what stood there.
      await setTimeout(400);
      await view.click('.arrival a');
      await expect.poll(() => isInView(view, id)).toBe(true);
      await expect.poll(() => view.url()).toBe(`${own.origin}${article}${id}/#${id}`);
    });

    if (!script) return;

    test.for([`${id}/`, `#${id}`])(
      'keeps the place in %s through a reload',
      async (address, context) => {
        const view = opened(context);
        await view.goto('about:blank');
        await view.goto(own.origin + article + address);
        await expect.poll(() => isInView(view, id)).toBe(true);
        await expect.poll(() => view.evaluate(isReady)).toBe(true);
        await view.evaluate('scrollTo(0, 333), (window.isBefore = true)');
        await expect.poll(() => view.evaluate('Math.round(scrollY)')).toBe(333);
        await view.evaluate('void setTimeout(() => location.reload())');
        await expect
          .poll(() => view.evaluate(`!window.isBefore && ${isReady}`).catch(() => false))
          .toBe(true);
        // The font may be there now: within a line of text it is the same place.
        await expect.poll(() => view.evaluate('Math.abs(scrollY - 333)')).toBeLessThan(28);
      },
    );

    test('marks the section of the address in the contents, and answers keys, at once', async (context) => {
      const view = opened(context);
      await view.goto('about:blank');
      await view.goto(`${own.origin}${article}${id}/`);
      await expect
        .poll(() => view.evaluate(`document.querySelector('[aria-current]')?.hash`), {
          timeout: 1500,
        })
        .toBe(`#${id}`);
    });

    /** Until then a click does what a link does. */
    const isThere = `document.querySelector('share-links:defined') !== null`;

    test('copies the address of a section, and says so', async (context) => {
      const view = opened(context);
      await view.goto(`${own.origin}${article}${id}/`);
      await expect.poll(() => view.evaluate(isThere)).toBe(true);
      await view.click(`#${id} ~ .share`);
      await expect.poll(() => status(view)).toBe('Adresse kopiert');
    });

    test('copies it where there is no asynchronous clipboard', async (context) => {
      const view = opened(context);
      await view.goto(`${own.origin}${article}${id}/`);
      await view.evaluate(`void (
        Object.defineProperty(navigator, 'clipboard', { value: undefined }),
        addEventListener('copy', (event) => {
          document.title = event.clipboardData.getData('text/plain');
        })
      )`);
      await expect.poll(() => view.evaluate(isThere)).toBe(true);
      await view.click(`#${id} ~ .share`);
      await expect.poll(() => status(view)).toBe('Adresse kopiert');
      expect(await view.evaluate('document.title')).toBe(`${own.origin}${article}${id}/`);
    });

    test('reads an opened article again without a network, at its sections too', async (context) => {
      const view = opened(context);
      const site = await serve(dir);
      const isKept = `caches.match('${article}').then((kept) => kept !== undefined, () => false)`;
      await view.goto(site.origin + article);
      if (!(await view.evaluate(`'serviceWorker' in navigator`))) context.skip();
      await expect.poll(() => view.evaluate(isKept)).toBe(true);
      await view.goto(site.origin + article);
      await site.close();
      await view.goto(`${site.origin}${article}${id}/`);
      await expect
        .poll(() => view.evaluate(`document.querySelector('h1')?.textContent`))
        .toBe('Musk und Trump im Gespräch auf X');
      await view.goto(`${site.origin}/nirgends/`);
      await expect
        .poll(() => view.evaluate(`document.querySelector('h1')?.textContent`))
        .toBe('Ohne Netz');
    });
  });
});

/**
 * Opens an engine for the tests of one `describe`. They are skipped, and the report says why, where
 * it is installed and yet does not start: that says nothing about the site.
 */
function openForAll(engine: Engine, script: boolean): (context: TestContext) => EngineWindow {
  let view: EngineWindow | undefined;
  beforeAll(async () => {
    try {
      view = await engine.open({ script }).catch(() => engine.open({ script }));
      report.set(engine.name, view.version);
    } catch (error) {
      report.set(engine.name, `did not start (${String(error).split('\n')[0]})`);
    }
  });
  afterAll(() => view?.close());
  return (context) => view ?? context.skip(report.get(engine.name));
}

const isComplete = "document.readyState === 'complete'";

/** The page is complete, and its scripts have done what they do on arrival. */
const isReady = `${isComplete} && document.querySelector('share-links:defined') !== null`;

function topOf(view: EngineWindow, section: string): Promise<unknown> {
  return view.evaluate(`document.getElementById('${section}').getBoundingClientRect().top`);
}

/** The id of the element in focus. */
function focused(view: EngineWindow): Promise<unknown> {
  return view.evaluate('document.activeElement.id');
}

/** The whole of a heading can be seen. */
function isInView(view: EngineWindow, section: string): Promise<unknown> {
  return view.evaluate(`(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(
    document.getElementById('${section}').getBoundingClientRect())`);
}

function status(view: EngineWindow): Promise<unknown> {
  return view.evaluate("document.querySelector('share-links').textContent");
}
