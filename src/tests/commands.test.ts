import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareHosting } from '../hosting/prepare.ts';
import { commandFile, runFile, type Outcome } from './command.ts';
import { freePort } from './free-port.ts';
import { workerProject } from './worker-project.ts';

const root = workerProject();
const astro = join(root, 'node_modules/astro/bin/astro.mjs');

let folder: string;
let content: string;
let outDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-commands-'));
  [content, outDir] = [join(folder, 'content'), join(folder, 'site')];
  await mkdir(join(content, 'articles/2026'), { recursive: true });
  await mkdir(join(content, 'empty'));
  await writeFile(
    join(content, 'articles/2026/fluss.md'),
    '---\ntitle: Der Fluss\ndate: 2026\n---\n\nText.\n',
  );
  await mkdir(outDir);
  await writeFile(join(outDir, 'index.html'), 'the last good site');
  await writeFile(join(outDir, '404.html'), 'not here');
  await prepareHosting(outDir, new Set(['index.html', '404.html']), {
    base: '/',
    redirects: [],
    compression: 'none',
    inline: { scripts: [], styles: [] },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const reading: [command: string, args: () => string[]][] = [
  ['build', () => [commandFile('build'), '--outDir', outDir]],
  ['anchors', () => [commandFile('anchors')]],
  ['start', () => [commandFile('preview'), '--build', '--outDir', outDir]],
  ['astro build', () => [astro, 'build', '--outDir', outDir]],
  ['astro dev', () => [astro, 'dev']],
];
const all: typeof reading = [
  ...reading,
  ['import', () => [commandFile('import'), '--dry-run', join(content, 'articles/2026/fluss.md')]],
  ['preview', () => [commandFile('preview'), '--outDir', outDir]],
];

describe.each(reading)('%s', (_command, args) => {
  test.each([
    ['that does not exist', 'nowhere', 'The content folder does not exist.'],
    ['without articles', 'content/empty', 'The content folder contains no folder articles/.'],
  ])('a content folder %s is named, and the last good site stays', async (_what, name, message) => {
    const { code, output } = await run(args(), { CONTENT_DIR: join(folder, name) });
    expect(code).toBe(1);
    expect(output).toContain(`  ${join(folder, name)}\n    ${message}\n    → Create it, or`);
    expect(output).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('the last good site');
  });
});

test.each(all)('%s: an address without a scheme is named, without a stack', async (_name, args) => {
  const { code, output } = await run(args(), { SITE_URL: 'your.host' });
  expect(code).toBe(1);
  expect(output).toContain('  SITE_URL\n    “your.host” is not a web address');
  expect(output).not.toMatch(/\n\s+at /);
});

test('a build for publication needs an address where CI is set, and says so elsewhere', async () => {
  const unaddressed = { SITE_URL: undefined };
  for (const args of [reading[0]![1](), reading[3]![1]()]) {
    const { code, output } = await run(args, { ...unaddressed, CI: 'true' });
    expect(code).toBe(1);
    expect(output).toContain('  site.yml\n    The address of the site is not set');
    expect(output).not.toMatch(/\n\s+at /);
  }
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('the last good site');
  const other = join(folder, 'unaddressed');
  const { code, output } = await run([commandFile('build'), '--outDir', other], unaddressed);
  expect(code).toBe(0);
  expect(output.match(/NOT FOR PUBLICATION/g)).toHaveLength(1);
});

test('a site for a host of its own is built, and what is still as delivered is named once', async () => {
  const other = join(folder, 'addressed');
  const args = [commandFile('build'), '--outDir', other];
  const { code, output } = await run(args, { SITE_URL: 'https://your.host/' });
  expect(code).toBe(0);
  expect(output.match(/`imprint` is “redaktion@abschnitt\.example”/g)).toHaveLength(1);
  expect(output.match(/`feedAuthority` is “abschnitt\.example,2026”/g)).toHaveLength(1);
});

describe('npm start', () => {
  test('with --help prints what it does, and builds nothing', async () => {
    const { code, output } = await runNpm(['start', '--', '--help']);
    expect(code).toBe(0);
    expect(output).toContain('npm start [-- --outDir <folder>]');
    expect(output).not.toContain('built into');
  });

  test('an option that it does not have is a wrong command', async () => {
    for (const script of ['start', 'preview']) {
      const { code, output } = await runNpm(['run', script, '--', '--prot', '8080']);
      expect(code).toBe(2);
      expect(output).toContain("Unknown option '--prot'");
      expect(output).toContain('npm start [-- --outDir <folder>]');
    }
  });

  test('a port that is none is named', async () => {
    for (const PORT of ['abc', '70000']) {
      const { code, output } = await run([commandFile('preview'), '--build'], { PORT });
      expect(code).toBe(1);
      expect(output).toMatch(/ {2}PORT\n.*no port\.\n {4}→ Set it to a number from 1 to 65535/);
      expect(output).not.toMatch(/\n\s+at /);
    }
  });

  test('builds, then serves to this computer only, where CI is set and without an address too', async () => {
    const { SITE_URL: _own, ...env } = { ...process.env, ...own() };
    const port = await freePort();
    const site = join(folder, 'started');
    const args = [commandFile('preview'), '--build', '--outDir', site];
    const child = spawn(process.execPath, args, { env: { ...env, CI: 'true', PORT: `${port}` } });
    try {
      await answers(child, port);
      const page = await (await fetch(`http://localhost:${port}/artikel/fluss/`)).text();
      expect(page).toContain('Der Fluss');
      for (const address of ownAddresses())
        expect(await isOpen(address, port), address).toBe(false);
      expect(await isOpen('127.0.0.1', port)).toBe(true);
      if (hasIpv6()) expect(await isOpen('::1', port)).toBe(true);
      const second = await run([commandFile('preview'), '--outDir', site], { PORT: `${port}` });
      expect(second.code).toBe(1);
      expect(second.output).toContain(
        `  PORT=${port}\n    This port is taken.\n    → Choose another`,
      );
    } finally {
      child.kill();
    }
  });
});

test('the preview of articles does not follow a link to a folder', async () => {
  const linked = join(folder, 'linked');
  await mkdir(join(linked, 'articles/2026'), { recursive: true });
  await symlink('.', join(linked, 'articles/2026/b'));
  const port = await freePort();
  const child = spawn(process.execPath, [astro, 'dev', '--root', root], {
    cwd: root,
    env: { ...process.env, ...own(), CONTENT_DIR: linked, PORT: `${port}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  try {
    await expect.poll(() => output, { timeout: 40_000 }).toContain('watching for file changes');
    await expect.poll(() => output).toContain('This is a link to a folder.');
    // The watcher does not say when it has gone through all folders.
    await setTimeout(3000);
    expect(output).not.toContain('ELOOP');
  } finally {
    child.kill();
  }
});

function own(): Record<string, string> {
  return {
    CI: '',
    CONTENT_DIR: content,
    BUILD_CACHE: join(folder, 'cache'),
    CARDS: 'none',
    COMPRESSION: 'none',
    SITE_URL: 'https://abschnitt.example/',
  };
}

function run(args: string[], more: NodeJS.ProcessEnv): Promise<Outcome> {
  return runFile(process.execPath, args, { ...own(), ...more }, 50_000);
}

function runNpm(args: string[]): Promise<Outcome> {
  return runFile('npm', args, own(), 50_000);
}

/** Waits until a server answers. Rejects when its process ends. */
async function answers(child: ChildProcess, port: number): Promise<void> {
  while (!(await isOpen('127.0.0.1', port)) && !(await isOpen('::1', port))) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode}.`);
    await setTimeout(200);
  }
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}

function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

function hasIpv6(): boolean {
  return Object.values(networkInterfaces()).some((all) =>
    all?.some(({ address }) => address === '::1'),
  );
}
