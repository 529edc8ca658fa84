import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteServer } from '../hosting/server/server.ts';
import { openBrowser } from './browser.ts';
import { notedUses } from './noted-uses.ts';
import { builtSite } from './sites.ts';

const own = await builtSite('own');

const article = '/artikel/musk-trump-gespraech-auf-x/';
const id = 'trump-warnt-vor-nuklearer-erwaermung';

let browser: Browser;
let folder: string;
let first: string;
let second: string;
beforeAll(async () => {
  [browser, folder] = await Promise.all([
    openBrowser(),
    mkdtemp(join(tmpdir(), 'abschnitt-offline-')),
  ]);
  first = await deployment('first', 'a');
  second = await deployment('second', 'b');
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('without a network', () => {
  test('an opened article is read again, at any of its sections', async () => {
    await using view = await open(first, article);
    await view.stop();
    await view.page.reload();
    expect(await view.page.locator('h1').innerText()).toContain('Musk und Trump');
    await view.page.goto(`${view.origin}${article}${id}/`);
    expect(view.page.url()).toBe(`${view.origin}${article}#${id}`);
    const box = await view.page.locator(`#${id}`).boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(700);
    await view.page.goto(`${view.origin}${article}?highlight=trump`);
    expect(await view.page.locator('h1').innerText()).toContain('Musk und Trump');
  });

  test('an address without its last slash opens the article too', async () => {
    await using view = await open(first, article);
    await view.stop();
    await view.page.goto(view.origin + article.slice(0, -1));
    expect(view.page.url()).toBe(view.origin + article);
    expect(await view.page.locator('h1').innerText()).toContain('Musk und Trump');
    await view.page.goto(`${view.origin}${article}${id}?von=chat`);
    expect(view.page.url()).toBe(`${view.origin}${article}#${id}`);
    await view.page.goto(`${view.origin}${article.slice(0, -1)}.md`);
    expect(view.page.url()).toBe(`${view.origin}${article.slice(0, -1)}.md`);
    expect(await view.page.locator('h1').innerText()).toBe('Ohne Netz');
  });

  test('an article that was opened at a section is read again as a whole', async () => {
    await using view = await open(first, `${article}${id}/`);
    await view.stop();
    await view.page.goto(view.origin + article);
    expect(await view.page.locator('[autofocus]').count()).toBe(0);
    expect(await view.page.locator('h1').innerText()).toContain('Musk und Trump');
  });

  test('script works in it, what is loaded on demand included', async () => {
    await using view = await open(first, article);
    await view.stop();
    await view.page.goto(`${view.origin}${article}#trump-warnt-vor-nukl`);
    await soon(() => view.page.url()).toBe(`${view.origin}${article}#${id}`);
  });

  test('another page names what can be read', async () => {
    await using view = await open(first, article);
    await view.stop();
    await view.page.goto(`${view.origin}/artikel/anleitung/`);
    const links = view.page.locator('kept-articles a');
    await soon(() => links.allInnerTexts()).toEqual(['Musk und Trump im Gespräch auf X']);
    await links.first().click();
    await view.page.waitForURL(view.origin + article);
    expect(await view.page.locator('h1').innerText()).toContain('Musk und Trump');
  });
});

describe('a new deployment', () => {
  test('is seen at once, and what was kept of the old one stays whole', async () => {
    await using view = await open(first, article);
    await view.visit('/artikel/anleitung/');
    expect(await versions(view.page)).toEqual(['a', 'a']);
    await view.deploy(second);
    await view.visit(article);
    expect(await versions(view.page)).toEqual(['b', 'b']);
    await view.newWorker();
    await view.stop();
    await view.page.reload();
    expect(await versions(view.page)).toEqual(['b', 'b']);
    await view.page.goto(`${view.origin}/artikel/anleitung/`);
    expect(await versions(view.page)).toEqual(['a', 'a']);
  });

  test('leaves a page that is still open with the scripts it was made with', async () => {
    await using view = await open(first, article);
    await view.deploy(second);
    await view.page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
    await view.newWorker();
    await view.page.evaluate(() => (location.hash = 'trump-warnt-vor-nukl'));
    await soon(() => view.page.url()).toBe(`${view.origin}${article}#${id}`);
  });

  test('that withdraws an article has it forgotten', async () => {
    await using view = await open(first, article);
    const without = await deployment('without', 'c');
    await rm(join(without, article), { recursive: true });
    await view.deploy(without);
    await view.page.goto(view.origin + article);
    expect(await view.page.locator('h1').innerText()).toBe('Seite nicht gefunden');
    await view.stop();
    await view.page.goto(view.origin + article);
    expect(await view.page.locator('h1').innerText()).toBe('Ohne Netz');
  });

  test('that switches offline reading off clears what was kept', async () => {
    await using view = await open(first, article);
    const off = await deployment('off', 'd');
    const { writeWorker } = await import('../service-worker/write-worker.ts');
    await writeWorker(off, {
      base: '/',
      offline: false,
      paths: { pictures: 'bilder' },
      articlePages: '^(/artikel/[^/]+/)(?:([^/]+)/)?$',
    });
    await view.deploy(off);
    await view.page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
    await soon(() => view.page.evaluate(() => caches.keys())).toEqual([]);
    await soon(() => notedUses(view.page)).toEqual([]);
    await expect
      .poll(() =>
        view.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      )
      .toBe(0);
  });
});

test('a slow network does not keep a kept article waiting', async () => {
  await using view = await open(first, article);
  view.stall();
  const begin = Date.now();
  await view.page.goto(view.origin + article, { waitUntil: 'domcontentloaded' });
  expect(await view.page.locator('h1').innerText()).toContain('Musk und Trump');
  expect(Date.now() - begin).toBeLessThan(6000);
});

test('pages opened one after the other are all set in the font of the texts, and it is kept', async () => {
  await using view = await open(first, article);
  const devtools = await view.page.context().newCDPSession(view.page);
  const fontOf = async (selector: string) => {
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument');
    const node = { nodeId: root.nodeId, selector };
    const { nodeId } = await devtools.send('DOM.querySelector', node);
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName }) => familyName).join();
  };
  const seen: string[] = [];
  for (const path of ['/', '/archiv/', '/themen/', '/impressum/', '/archiv/', '/', '/themen/']) {
    await view.page.goto(view.origin + path, { waitUntil: 'networkidle' });
    seen.push(await fontOf('.masthead a'));
  }
  for (const font of seen) expect(font).toMatch(/^Newsreader/);
  const kept = await view.page.evaluate(async () =>
    (await (await caches.open('abschnitt / assets')).keys()).map(({ url }) => url),
  );
  expect(kept).toContainEqual(expect.stringMatching(/newsreader-roman\..+\.woff2$/));
});

test('what a network sends in place of scripts and pictures is not kept', async () => {
  await using view = await open(first, article);
  const scripts = (await readdir(join(second, '_astro'))).filter((file) => file.endsWith('.js'));
  const paths = [`/_astro/${scripts[0]}`, '/bilder/fluss/rot.a1-480.avif'];
  const types = () =>
    view.page.evaluate(
      (all) =>
        Promise.all(all.map(async (path) => (await fetch(path)).headers.get('Content-Type'))),
      paths,
    );
  view.askToSignIn(true);
  expect(await types()).toEqual(['text/html', 'text/html']);
  await view.deploy(second);
  view.askToSignIn(false);
  expect((await types())[0]).toBe('text/javascript; charset=utf-8');
  // Nor is it used where it was kept already.
  await view.page.evaluate(async (path) => {
    const page = new Response('Sign in', { headers: { 'Content-Type': 'text/html' } });
    await (await caches.open('abschnitt / assets')).put(path, page);
  }, paths[0]!);
  expect((await types())[0]).toBe('text/javascript; charset=utf-8');
});

test('the worker is asked for anew each time, and small', async () => {
  await using view = await open(first, article);
  const response = await view.page.request.get(`${view.origin}/sw.js`);
  expect(response.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect((await response.body()).byteLength).toBeLessThan(24_000);
});

/** Workers start, and fetch, in their own time. */
const soon: typeof expect.poll = (value, options) =>
  expect.poll(value, { timeout: 10_000, ...options });

/** Which deployment the page's text is from, and which its script. */
async function versions(page: Page): Promise<(string | null)[]> {
  await soon(() => page.locator('html').getAttribute('data-script')).not.toBeNull();
  return [
    await page.locator('meta[name=deployment]').getAttribute('content'),
    await page.locator('html').getAttribute('data-script'),
  ];
}

/**
 * A copy of the site whose pages and scripts say which deployment they are from, under names as a
 * build would give.
 */
async function deployment(name: string, version: string): Promise<string> {
  const dir = join(folder, name);
  await cp(own, dir, { recursive: true });
  const scripts = (await readdir(join(dir, '_astro'))).filter((file) => file.endsWith('.js'));
  const renamed = (text: string) =>
    scripts.reduce(
      (all, file) => all.replaceAll(file, file.replace(/\.js$/, `${version}.js`)),
      text,
    );
  for (const file of await readdir(dir, { recursive: true })) {
    const path = join(dir, file);
    // What was compressed in advance is not what the file holds from here on.
    if (/\.(br|gz)$/.test(file)) await rm(path);
    if (!/\.(html|js)$/.test(file) || file.includes('pagefind')) continue;
    let text = renamed(await readFile(path, 'utf8'));
    if (file.endsWith('.html'))
      text = text.replace('<head>', `<head><meta name="deployment" content="${version}">`);
    else if (file.includes('ArticleUpgrades'))
      text += `;document.documentElement.dataset.script='${version}'`;
    await writeFile(path, text);
  }
  for (const file of scripts)
    await rename(join(dir, '_astro', file), join(dir, '_astro', renamed(file)));
  return dir;
}

/**
 * A reader on a site that changes and goes away. The page is opened, and what it has told the
 * worker is kept.
 */
async function open(dir: string, path: string) {
  let server = siteServer(dir, '/');
  let isStalled = false;
  let isSignIn = false;
  const listen = (port: number) =>
    new Promise<void>((done) => {
      const answer = server.listeners('request')[0] as (...args: unknown[]) => void;
      server.removeAllListeners('request');
      server.on('request', (...args) => {
        if (isSignIn) args[1].setHeader('Content-Type', 'text/html').end('Sign in');
        else if (!isStalled) answer(...args);
      });
      server.listen(port, '127.0.0.1', done);
    });
  const stop = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const isKept = (wanted: string) =>
    page.evaluate(async (key) => (await caches.match(key)) !== undefined, wanted);
  const visit = async (to: string) => {
    await page.goto(origin + to);
    await soon(() => isKept(/^\/artikel\/[^/]+\//.exec(to)?.[0] ?? to)).toBe(true);
  };
  await visit(path);
  const script = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  expect(script).toBe(`${origin}/sw.js`);
  const begun = await workerNames(page);
  return {
    page,
    origin,
    visit,
    stop,
    stall: () => (isStalled = true),
    /**
     * As networks in trains do, until somebody has signed in: every request is answered with their
     * page.
     */
    askToSignIn: (isAsked: boolean) => (isSignIn = isAsked),
    deploy: async (next: string) => {
      await stop();
      server = siteServer(next, '/');
      await listen(port);
    },
    /** Waits until the scripts of another deployment are kept beside those of the first. */
    newWorker: () =>
      expect
        .poll(async () => (await workerNames(page)).length, { timeout: 10_000 })
        .toBeGreaterThan(begun.length + 5),
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await stop().catch(() => undefined);
    },
  };
}

function workerNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const assets = await caches.open('abschnitt / assets');
    return (await assets.keys()).map(({ url }) => url).filter((url) => url.endsWith('.js'));
  });
}
