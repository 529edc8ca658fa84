import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EngineWindow, OpenOptions } from './engines.ts';
import { freePort } from './free-port.ts';

const driver = '/usr/bin/WebKitWebDriver';
const screen = '/usr/bin/Xvfb';

/** Whether Debian's WebKitGTK, its driver and a virtual screen are installed. */
export function isWebkitInstalled(): boolean {
  return existsSync(driver) && existsSync(screen);
}

/**
 * Starts WebKitGTK's MiniBrowser on a virtual screen, driven by WebDriver
 * (https://www.w3.org/TR/webdriver2/). WebDriver's commands and scripts work even if page scripts
 * are off.
 */
export async function openWebkit({ script }: OpenOptions): Promise<EngineWindow> {
  const home = await mkdtemp(join(tmpdir(), 'abschnitt-webkit-'));
  const processes: ChildProcess[] = [];
  const endAll = () => processes.forEach((child) => child.kill('SIGKILL'));
  const close = async () => {
    // The browser ends with its session, or at the latest with its screen.
    await Promise.all(processes.toReversed().map(end));
    process.off('exit', endAll);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', endAll);
  try {
    const display = spawn(screen, ['-displayfd', '1', '-screen', '0', '1280x900x24'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    processes.push(display);
    const port = await freePort();
    const env = { ...process.env, HOME: home, DISPLAY: `:${await firstLine(display)}` };
    processes.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    const session = await startSession(`http://127.0.0.1:${port}`, script);
    return {
      version: session.version,
      goto: async (url) => {
        await session.call('POST', '/url', { url });
      },
      url: async () => String(await session.call('GET', '/url')),
      evaluate: (expression) =>
        session.call('POST', '/execute/sync', { script: `return (${expression})`, args: [] }),
      click: async (selector) => {
        const element = await session.call('POST', '/element', {
          using: 'css selector',
          value: selector,
        });
        const [id] = Object.values(element as Record<string, string>);
        await session.call('POST', `/element/${id}/click`, {});
      },
      screenshot: async () =>
        Buffer.from(String(await session.call('GET', '/screenshot')), 'base64'),
      close: async () => {
        await session.call('DELETE', '').catch(() => undefined);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startSession(origin: string, script: boolean) {
  for (let tries = 0; ; tries++) {
    if (await fetch(`${origin}/status`).then(Boolean, () => false)) break;
    if (tries > 100) throw new Error('WebKitWebDriver did not start within ten seconds.');
    await wait(100);
  }
  const args = ['--automation', ...(script ? [] : ['--enable-javascript=false'])];
  const { sessionId, capabilities } = (await request(origin, 'POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { args } } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  return {
    version: capabilities.browserVersion,
    call: (method: string, path: string, body?: object) =>
      request(origin, method, `/session/${sessionId}${path}`, body),
  };
}

/** The result of a WebDriver command. Rejects with its error. */
async function request(
  origin: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(origin + path, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(30_000),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`WebKit, ${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

/** The first line that a process prints, within ten seconds. */
function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start.')), 10_000);
    stdout?.once('data', (data: Buffer) => {
      clearTimeout(timer);
      resolve(data.toString().trim());
    });
  });
}

/** Asks a process to end, and kills it after three seconds. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
}
