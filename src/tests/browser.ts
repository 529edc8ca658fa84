import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';

/**
 * Starts a headless Chromium with a fresh profile. Tried in this order: the one in CHROMIUM_PATH,
 * the one in the package @sparticuz/chromium (Linux on x64), an installed one, Playwright's own.
 * Throws with instructions if none starts. The caller closes it. `more` are additional arguments.
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const sources = named === undefined ? [bundled, installed, playwrights] : [() => [named]];
  const failures: string[] = [];
  for (const source of sources) {
    for (const executablePath of await source()) {
      try {
        return await launch(executablePath, more);
      } catch (error) {
        failures.push(`${executablePath}: ${reasonOf(error)}`);
      }
    }
  }
  const found = failures.length > 0 ? failures.join('\n') : 'None was found.';
  throw new Error(`No Chromium could be started.\n${found}\n${advice}`);
}

/**
 * Gives a page a slow phone's network: 150 ms, 1.6 Mbit/s down and 0.75 up. Returns the session
 * that did it.
 */
export async function slowNetwork(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  return devtools;
}

/** Gives a page a slow phone: its network, and a quarter of this machine's speed. */
export async function slowPhone(page: Page): Promise<void> {
  const devtools = await slowNetwork(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Waits until a page has loaded everything it asks for, and has been painted since. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await painted(page);
}

/** Waits until a page has been painted twice: by then all earlier animation frames have had effect. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Waits until a page has not scrolled for five animation frames. */
export async function scrolled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let still = 0, last = scrollY; still < 5; last = scrollY) {
      await new Promise((done) => requestAnimationFrame(done));
      still = scrollY === last ? still + 1 : 0;
    }
  });
}

/** Starts a Chromium; if the system lacks libraries, tries again with the bundled ones. */
async function launch(executablePath: string, more: readonly string[]): Promise<Browser> {
  const options = { executablePath, args: [...flags, ...more], headless: true };
  const libraries = join(dirname(executablePath), 'al2023', 'lib');
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!existsSync(libraries)) throw error;
    return chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
}

/** No sandbox, because tests also run as root; no background traffic. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The package contains a compressed Chromium that it unpacks into the temporary folder. Several
 * test files may need it at once, so each unpacks into its own folder, and the first to finish
 * renames it.
 */
async function bundled(): Promise<string[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = join(dirname(dirname(packageFolder)), '.cache');
  const folder = join(cache, `chromium-${version}`);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return [executable];

  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  try {
    const script = `await (await import('@sparticuz/chromium')).default.executablePath()`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: packageFolder,
      // With this name, the package also unpacks the libraries that a minimal system lacks.
      env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
  return [executable];
}

function installed(): string[] {
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].filter((path) => existsSync(path));
}

function playwrights(): string[] {
  return [chromium.executablePath()].filter((path) => existsSync(path));
}

/** The relevant line of a launch error. */
function reasonOf(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return (lines.find((line) => line.includes('error while loading')) ?? lines[0] ?? '').trim();
}

const advice = `On Debian or Ubuntu: apt-get install libnss3 libnspr4 (for the bundled Chromium).
Elsewhere: install Chromium or Chrome, or run "npx playwright-core install chromium".
CHROMIUM_PATH=<file> names one that lies somewhere else.`;
