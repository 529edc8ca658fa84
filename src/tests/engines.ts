import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { openBrowser } from './browser.ts';
import { isWebkitInstalled, openWebkit } from './webkit.ts';

/** The three browser engines, installed or not. */
export const engines: readonly Engine[] = [
  { name: 'Chromium', install: 'libnss3 libnspr4', isInstalled: true, open: openChromium },
  { name: 'Firefox', install: 'firefox-esr', isInstalled: firefox() !== '', open: openFirefox },
  {
    name: 'WebKit',
    install: 'webkit2gtk-driver xvfb',
    isInstalled: isWebkitInstalled(),
    open: openWebkit,
  },
];

async function openChromium({ script }: OpenOptions): Promise<EngineWindow> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport, javaScriptEnabled: script });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  return {
    version: browser.version(),
    goto: async (url) => {
      await page.goto(url);
    },
    url: () => Promise.resolve(page.url()),
    evaluate: (expression) => page.evaluate(expression),
    click: (selector) => page.click(selector),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}

/** With scripts off as a reader would turn them off: WebDriver can still inspect such pages. */
async function openFirefox({ script }: OpenOptions): Promise<EngineWindow> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'abschnitt-firefox-'));
  const removeProfile = () => rm(userDataDir, { recursive: true, force: true, maxRetries: 3 });
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefox(),
      userDataDir,
      defaultViewport: viewport,
      timeout,
      extraPrefsFirefox: { 'javascript.enabled': script },
    });
    const [page = await browser.newPage()] = await browser.pages();
    page.setDefaultTimeout(timeout);
    return {
      version: (await browser.version()).replace(/^firefox\//, ''),
      goto: async (url) => {
        await page.goto(url);
      },
      url: () => Promise.resolve(page.url()),
      evaluate: (expression) => page.evaluate(expression),
      // The library's own click waits for observers, which never fire while scripts are off.
      click: async (selector) => {
        const { x, y } = (await page.evaluate(middleOf(selector))) as { x: number; y: number };
        await page.mouse.click(x, y);
      },
      screenshot: async () => Buffer.from(await page.screenshot()),
      close: async () => {
        await browser.close();
        await removeProfile();
      },
    };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

/** Scrolls to an element, and returns its centre in the window. */
function middleOf(selector: string): string {
  return `((element) => {
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })(document.querySelector('${selector}'))`;
}

/** The path of Firefox, or the empty string. FIREFOX_PATH overrides it. */
function firefox(): string {
  const named = process.env['FIREFOX_PATH'];
  const usual = ['/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];
  return (named === undefined ? usual : [named]).find((path) => existsSync(path)) ?? '';
}

const viewport = { width: 1280, height: 800 };
const timeout = 30_000;

export interface Engine {
  name: string;
  /** The Debian packages that provide it. */
  install: string;
  isInstalled: boolean;
  /** Starts it with a fresh profile. Rejects if it does not start within half a minute. */
  open: (options: OpenOptions) => Promise<EngineWindow>;
}

export interface OpenOptions {
  /** Whether page scripts run. `evaluate` works either way. */
  script: boolean;
}

export interface EngineWindow {
  version: string;
  goto: (url: string) => Promise<void>;
  url: () => Promise<string>;
  /** The value, as JSON, of a JavaScript expression in the page. */
  evaluate: (expression: string) => Promise<unknown>;
  /** Clicks as a reader does, with the rights of a user gesture. */
  click: (selector: string) => Promise<void>;
  /** What can be seen in the window, as PNG. */
  screenshot: () => Promise<Buffer>;
  /** Ends the browser and all its processes. */
  close: () => Promise<void>;
}
